/** What Prometheus wraps every answer in. Other servers add keys of their own (`stats`, `trace`): they are left. */
export type Envelope =
  | {
      readonly status: 'success';
      readonly data: unknown;
      readonly warnings: readonly string[];
      readonly infos: readonly string[];
    }
  | { readonly status: 'error'; readonly errorType: string; readonly error: string };

/** VictoriaMetrics says by a flag what others have a warning for. */
const PARTIAL = 'The answer is partial: the server says that some of its data was out of reach.';

/** The envelope in a parsed body, or undefined where it is none. */
export function readEnvelope(body: unknown): Envelope | undefined {
  if (typeof body !== 'object' || body === null || !('status' in body)) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...body };
  if (fields.status === 'success') {
    const { status, data, isPartial } = fields;
    const warnings = fields.warnings ?? [];
    const infos = fields.infos ?? [];
    if (!isStrings(warnings) || !isStrings(infos)) return undefined;
    return {
      status,
      data,
      warnings: once(isPartial === true ? [...warnings, PARTIAL] : warnings),
      infos: once(infos),
    };
  }
  const { status, errorType = 'unknown', error = '' } = fields;
  const isError = status === 'error' && typeof errorType === 'string' && typeof error === 'string';
  return isError ? { status, errorType, error } : undefined;
}

/** Thanos repeats a warning for each of its stores. */
const once = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');
