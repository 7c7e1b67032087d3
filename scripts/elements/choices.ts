/** `line` and `step` of the type `'line' | 'step'`; none where it is not only a choice. */
export function choicesOf(type: string): readonly string[] {
  const parts = type.split(' | ').filter((part) => part !== 'undefined');
  if (!parts.every((part) => /^'[^']*'$/.test(part))) return [];
  return parts.map((part) => part.slice(1, -1)).filter((choice) => choice !== '');
}
