import type { PromQLSyntaxError } from '@flink-metrics/sdk/promql/parse';
import type { Dialect } from './server.ts';

/** A text that one of the two parsers refuses. */
export interface Disagreement {
  readonly text: string;
  readonly dialect: Dialect;
  /** Why we refuse it; absent where only Prometheus does. */
  readonly ours?: PromQLSyntaxError;
  /** Why Prometheus refuses it; absent where only we do. */
  readonly theirs?: string;
}

interface KnownDifference {
  readonly reason: string;
  applies(disagreement: Disagreement): boolean;
}

/** The list in packages/sdk/src/promql/README.md, "Where we differ from Prometheus": keep them the same. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    reason:
      'Of regular expressions: names of Unicode classes and groups, \\Q…\\E, what follows a flag.',
    applies: ({ text, ours, theirs = '' }) =>
      (/error parsing regexp|non-empty matcher/.test(theirs) ||
        /RE2|refuses the empty value/.test(ours?.expected ?? '')) &&
      /\\p|\\Q|\(\?[imsU-]*\)|<[mn]>|\[[^\]]*\\/i.test(text),
  },
  {
    reason: 'A string whose bytes are not UTF-8 is no JavaScript string.',
    applies: ({ ours }) =>
      ours?.expected === 'a string of valid escapes and UTF-8' &&
      /\\(?:x[89a-f]|[23])/i.test(ours.found),
  },
  {
    reason: 'A hexadecimal number with an e where Prometheus may see an exponent.',
    applies: ({ ours }) => /^"0x[\da-f_]*e/i.test(ours?.found ?? ''),
  },
  {
    reason: 'Duration expressions: [5m * 2], offset (5m), [step()].',
    applies: ({ ours, dialect }) =>
      dialect.trim &&
      ((ours?.expected === '"]"' && /^"[-+*/%^]"$/.test(ours.found)) ||
        (ours?.expected === 'a number or a duration' &&
          /^"(?:[-+(]|step|range|min_of|max_of)/i.test(ours.found))),
  },
  {
    reason: 'Durations and times finer than a millisecond, or beyond the safe integers.',
    applies: ({ ours }) => /in range$|whole milliseconds|a Unix time/.test(ours?.expected ?? ''),
  },
  {
    reason: '</ and >/ of a scalar: Prometheus parses it, then its engine panics.',
    applies: ({ ours }) => /in front of (?:<\/|>\/)$/.test(ours?.expected ?? ''),
  },
  {
    reason: 'A comment right behind the opening bracket of a range.',
    applies: ({ text, theirs = '' }) =>
      /unexpected character in duration expression: '#'/.test(theirs) && /\[\s*#/.test(text),
  },
  {
    reason: 'info(v, {"name"}) and info(v, {}).',
    applies: ({ ours }) => ours?.expected === 'label matchers in braces',
  },
  {
    reason: 'Up to 3.5, any letter in brackets is read as the colon of a subquery.',
    applies: ({ ours, dialect }) => !dialect.trim && ours?.expected === '"]"',
  },
  {
    reason: 'start() and end() as functions came after 3.5: the server is older.',
    applies: ({ text, theirs = '', dialect }) =>
      !dialect.functions.includes('start') &&
      /unexpected "\("/.test(theirs) &&
      /\b(?:start|end)\b/i.test(text),
  },
  {
    reason: 'What Prometheus 3 brought: the server is older.',
    applies: ({ theirs = '', dialect }) =>
      !dialect.version3 &&
      [
        /unexpected (?:duration|string|number)/,
        /bad (?:number or )?duration syntax/,
        /unexpected "\("/,
        /unexpected <op:[-+/]>/,
        /unknown function/,
        /grouping opts/,
        /missing unit character in duration/,
        /not a valid duration string/,
      ].some((message) => message.test(theirs)),
  },
];
