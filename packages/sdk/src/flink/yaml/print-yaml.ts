import { quoted, yamlText } from './scalar.ts';

/**
 * Plain data as YAML that parsers of 1.1 and 1.2 read alike. Texts of several lines stand as they are, so that an
 * expression can be read and compared line by line.
 * @throws {TypeError} for what JSON has not.
 */
export function printYaml(data: object): string {
  return `${block(data, '').join('\n')}\n`;
}

function block(data: object, indent: string): string[] {
  if (Array.isArray(data)) {
    return data.flatMap((one: unknown) => {
      const [first = '', ...others] = entry(`${indent}-`, one, `${indent}  `);
      return [first, ...others];
    });
  }
  return Object.entries(data).flatMap(([key, value]) =>
    value === undefined ? [] : entry(`${indent}${yamlText(key)}:`, value, `${indent}  `),
  );
}

function entry(head: string, value: unknown, indent: string): string[] {
  switch (typeof value) {
    case 'string':
      return textEntry(head, value, indent);
    case 'number':
    case 'boolean':
      return [`${head} ${value}`];
    case 'object':
      if (value === null) return [`${head} null`];
      if (Object.keys(value).length === 0) return [`${head} ${Array.isArray(value) ? '[]' : '{}'}`];
      return objectEntry(head, value, indent);
    default:
      throw new TypeError(`YAML has no ${typeof value}`);
  }
}

/** A mapping of a list begins on the line of its dash. */
function objectEntry(head: string, value: object, indent: string): string[] {
  const lines = block(value, indent);
  if (!head.endsWith('-')) return [head, ...lines];
  const [first = '', ...others] = lines;
  return [`${head} ${first.trimStart()}`, ...others];
}

/** Neither a tab, nor a mark of direction, nor a line that ends in a blank: those are quoted. */
const isPlainLines = (text: string): boolean =>
  /^[^\s]/u.test(text) &&
  text
    .split('\n')
    .every((line) => line !== '' && !/\s$/.test(line) && quoted(line).startsWith("'"));

function textEntry(head: string, text: string, indent: string): string[] {
  if (text.includes('\n') && isPlainLines(text)) {
    return [`${head} |-`, ...text.split('\n').map((line) => `${indent}${line}`)];
  }
  return [`${head} ${yamlText(text)}`];
}
