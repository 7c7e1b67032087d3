/** A surrogate without its partner: not text, UTF-8 cannot carry it. */
const loneSurrogate = /\p{Surrogate}/u;

/**
 * Never written as they are: the quote, the backslash, controls (line breaks end a string), and U+FFFD,
 * which Prometheus's lexer takes for broken UTF-8.
 */
const special = /["\\\p{Cc}\ufeff\ufffd]/gu;

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * A PromQL string literal that Prometheus reads as exactly `value`.
 * @throws {TypeError} where the value holds a lone surrogate.
 */
export function quote(value: string): string {
  if (loneSurrogate.test(value)) {
    throw new TypeError(
      `${JSON.stringify(value)} holds a lone surrogate, PromQL cannot express it.`,
    );
  }
  return `"${value.replace(special, escapeChar)}"`;
}

function escapeChar(char: string): string {
  return shortEscapes[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Keywords which the grammar does not take for a metric's name, in any case. */
export const reservedAsMetric = /^(?:atan2|bool|group_left|group_right|ignoring|inf|nan|on)$/i;
/** The same for a label in `by (…)` and `on (…)`. Inside braces nothing is reserved. */
export const reservedInGrouping = /^(?:without|inf|nan)$/i;

export function isBareMetricName(name: string): boolean {
  return /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name) && !reservedAsMetric.test(name);
}

/** A label's name inside braces, quoted only where it must be (Prometheus 3 reads the quoted form). */
export function printLabel(name: string): string {
  return /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) ? name : quote(name);
}

/** @throws {TypeError} where it is empty: matchers may ask for that, lists of labels not. */
export function printGroupingLabel(name: string): string {
  if (name === '') throw new TypeError('A label needs a name.');
  return reservedInGrouping.test(name) ? quote(name) : printLabel(name);
}
