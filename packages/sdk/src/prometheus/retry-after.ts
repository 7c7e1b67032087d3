/**
 * How long the server wants to be left alone, in ms; NaN where it does not say.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryAfter({ headers }: Response): number {
  const after = headers.get('retry-after') ?? '';
  return /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
}
