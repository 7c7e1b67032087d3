/**
 * The job name as Flink's reporter writes it: every character outside `[a-zA-Z0-9:_]` is one `_`, so `my-job (v2)`
 * is `my_job__v2_`. Source: `AbstractPrometheusReporter.replaceInvalidChars`, on unless `filterLabelValueCharacters`
 * is false. A pair of surrogates is one character there, as here.
 *
 * @example sanitizeLabelValue('my-job (v2)') // my_job__v2_
 */
export function sanitizeLabelValue(value: string): string {
  return value.replace(/[^a-zA-Z0-9:_]/gu, '_');
}
