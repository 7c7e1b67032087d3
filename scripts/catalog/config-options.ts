/**
 * The keys of the options that a Java source of Flink declares and does not call deprecated: `key("…")`, of literals and
 * of constants of the same file. `made`: the function that makes an option of a key.
 */
export function optionKeys(source: string, made = 'key'): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const constants = new Map<string, string>();
  for (const [, name = '', value = ''] of code.matchAll(
    /\bString\s+(\w+)\s*=\s*("[^"]*"(?:\s*\+\s*"[^"]*")*)\s*;/g,
  )) {
    constants.set(name, text(value, constants) ?? '');
  }
  const makes = new RegExp(`\\b${made}\\(\\s*([^()]+?)\\s*\\)`, 'g');
  return code.split(';').flatMap((statement) => {
    if (!/\bConfigOption<|\bConfigOption\s/.test(statement) || isDeprecated(statement)) return [];
    return [...statement.matchAll(makes)].flatMap(
      ([, expression = '']) => text(expression, constants) ?? [],
    );
  });
}

/** Annotations of a field stand between the end of the last statement, or of a block, and its type. */
const isDeprecated = (statement: string): boolean =>
  /@Deprecated\b/.test(
    statement.slice(statement.lastIndexOf('}', statement.search(/\bConfigOption\b/)) + 1),
  );

/** Undefined where it is no constant of that file. */
function text(expression: string, constants: ReadonlyMap<string, string>): string | undefined {
  const parts = expression.split('+').map((part) => part.trim());
  const values = parts.map((part) =>
    part.startsWith('"') ? part.slice(1, -1) : constants.get(part),
  );
  return values.includes(undefined) ? undefined : values.join('');
}

/** Keys of the metrics that RocksDB and ForSt can report: `NumSnapshots("num-snapshots", …)` of an enum and one format. */
export function propertyKeys(source: string): readonly string[] {
  const format = /CONFIG_KEY_FORMAT\s*=\s*"([^"]+)"/.exec(source)?.[1];
  if (format === undefined) return [];
  return [...source.matchAll(/^\s+[A-Z]\w+\("([a-z0-9-]+)"/gm)].map(([, name = '']) =>
    format.replace('%s', name),
  );
}
