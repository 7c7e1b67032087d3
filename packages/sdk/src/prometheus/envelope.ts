/** What Prometheus wraps every answer in. Other servers add keys of their own (`stats`, `isPartial`): they are left. */
export type Envelope =
  | {
      readonly status: 'success';
      readonly data: unknown;
      readonly warnings: readonly string[];
      readonly infos: readonly string[];
    }
  | { readonly status: 'error'; readonly errorType: string; readonly error: string };

/** The envelope in a parsed body, or undefined where it is none. */
export function readEnvelope(body: unknown): Envelope | undefined {
  if (typeof body !== 'object' || body === null || !('status' in body)) return undefined;
  const fields: Readonly<Record<string, unknown>> = { ...body };
  if (fields.status === 'success') {
    const { status, data } = fields;
    const warnings = fields.warnings ?? [];
    const infos = fields.infos ?? [];
    return isStrings(warnings) && isStrings(infos) ? { status, data, warnings, infos } : undefined;
  }
  const { status, errorType = 'unknown', error = '' } = fields;
  const isError = status === 'error' && typeof errorType === 'string' && typeof error === 'string';
  return isError ? { status, errorType, error } : undefined;
}

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');
