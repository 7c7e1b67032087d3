/**
 * `$job`, `${host:regex}`, `[[tm]]`; never `$1`, which is a group of an expression.
 * See https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/
 */
const variable = String.raw`(?:\$\{[A-Za-z_][^}]{0,200}\}|\$[A-Za-z_]\w*|\[\[[A-Za-z_]\w*(?::\w+)?\]\])`;

const anywhere = new RegExp(variable);
const alone = new RegExp(`^\\(?${variable}\\)?$`);
const everywhere = new RegExp(variable, 'g');

/** The first variable in a text; empty where there is none. */
export const variableIn = (text: string): string => anywhere.exec(text)?.[0] ?? '';

/** Whether the user's choice is all there is. */
export const isVariable = (text: string): boolean => alone.test(text);

/** `$tm` of `${tm:regex}`. */
export const shortVariable = (text: string): string =>
  `$${/\w+/.exec(variableIn(text))?.[0] ?? ''}`;

export const withoutVariables = (text: string): string => text.replace(everywhere, ' ');

/** Ranges that nobody writes, in ms: they stand for a variable until the tree is there. */
export const marks = { window: 300_001, view: 300_002 } as const;

const rangePart = String.raw`(?:${variable}(?:ms|[smhdwy])?|[\w.]+)`;
const range = String.raw`\[\s*(${rangePart})\s*(?::\s*(${rangePart})?\s*)?\]`;
// Strings and comments first, whole: what is in them is no variable of the query. One without an end goes to its line's.
const string = String.raw`"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|\x60[^\x60]*\x60?|#[^\n]*`;
const parts = new RegExp(`${string}|${range}|${variable}`, 'g');

/** A query's text with its variable ranges marked; the first variable that stands for anything else is `other`. */
export function markRanges(text: string): { readonly text: string; readonly other: string } {
  let other = '';
  const marked = text.replace(parts, (part: string, length?: string, step?: string) => {
    if (length !== undefined) return markRange(part, length, step);
    if (isVariable(part)) other ||= part;
    return part;
  });
  return { text: marked, other };
}

/** Variables in ranges that are the dashboard's own and not Grafana's: its user chose them. */
export const chosenRanges = (text: string): readonly string[] =>
  [...text.matchAll(parts)]
    .filter(([, length = '']) => variableIn(length) !== '')
    .map(([, length = '']) => shortVariable(length))
    .filter((variable) => !variable.startsWith('$__'));

function markRange(part: string, length: string, step = ''): string {
  if (variableIn(part) === '') return part;
  const mark = /^\$\{?__range/.test(length) ? marks.view : marks.window;
  const marked = variableIn(length) === '' ? length : `${mark}ms`;
  const isSubquery = part.includes(':', part.indexOf(length) + length.length);
  return isSubquery ? `[${marked}:${variableIn(step) === '' ? step : ''}]` : `[${marked}]`;
}
