/** More would be slow to draw and are never read. */
export const MOST_OPTIONS = 100;

/** Options that hold the text, those that begin with it first. All of them while it is one of them already. */
export function filterOptions(options: readonly string[], text: string): readonly string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || options.includes(text.trim())) return options.slice(0, MOST_OPTIONS);
  const holding = options.filter((option) => option.toLowerCase().includes(wanted));
  const rank = (option: string) => (option.toLowerCase().startsWith(wanted) ? 0 : 1);
  return holding.sort((one, other) => rank(one) - rank(other)).slice(0, MOST_OPTIONS);
}
