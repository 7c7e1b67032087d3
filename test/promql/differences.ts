import { functions, visit } from '@flink-metrics/sdk/promql';
import { type PromQLSyntaxError, parse } from '@flink-metrics/sdk/promql/parse';
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

/** Which forms of Prometheus 3.14 and later a text has that we take. */
function newerForms(text: string): Record<'durations' | 'extended' | 'fill', boolean> {
  const forms = { durations: false, extended: false, fill: false };
  visit(parse(text), (expr) => {
    const { range, step, offset } = { range: 0, step: 0, offset: 0, ...expr };
    if ([range, step, offset].some((part) => typeof part === 'object')) forms.durations = true;
    if (expr.type === 'selector' && expr.extended !== undefined) forms.extended = true;
    if (expr.type === 'binary' && expr.fill !== undefined) forms.fill = true;
  });
  return forms;
}

const isIn = (names: readonly string[], name: string): boolean => names.includes(name);

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
    reason:
      'A duration in parentheses, of which our tree has the duration alone: the server is older.',
    applies: ({ dialect, theirs }) =>
      !dialect.durations && /duration expression is not enabled/.test(theirs ?? ''),
  },
  {
    reason: 'The operators </ and >/ came after 3.5: the server is older.',
    applies: ({ text, dialect, theirs = '' }) =>
      !dialect.trim && /[<>]\//.test(text) && /unexpected <op:\/>/.test(theirs),
  },
  {
    reason: 'Duration expressions, anchored, smoothed and fill: the server is older.',
    applies: ({ text, ours, dialect }) => {
      if (ours !== undefined) return false;
      const forms = newerForms(text);
      return (['durations', 'extended', 'fill'] as const).some(
        (form) => forms[form] && !dialect[form],
      );
    },
  },
  {
    reason:
      'In durations: [(0)], / (0), functions in capitals, two signs, a second offset behind (0).',
    applies: ({ text, ours, theirs = '', dialect }) =>
      dialect.durations &&
      ((ours?.expected === 'a duration greater than 0' && /\([-+\s(]*[\d.]/.test(text)) ||
        (ours?.expected === 'a duration' && /[/%]\s*[-+\s]*\([-+\s(]*[\d.]/.test(text)) ||
        (ours?.expected === 'a function' && /^"(?:STEP|RANGE|M(?:IN|AX)_OF)"$/i.test(ours.found)) ||
        (ours?.expected === 'an expression' && /offset\s*[-+]\s*[-+]/i.test(text)) ||
        (/offset may not be set multiple times/.test(theirs) && /offset[-+\s]*\(/i.test(text))),
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
    reason: 'A comment in the brackets of a range.',
    applies: ({ text, theirs = '' }) =>
      /unexpected character in duration expression: '#'/.test(theirs) && /\[[^\]]*#/.test(text),
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
    reason: 'A function that came later, or is gone: the server is older or newer.',
    applies: ({ ours, theirs = '', dialect }) => {
      const name = /unknown function with name "(\w+)"/.exec(theirs)?.[1] ?? '';
      return ours === undefined && name in functions && !isIn(dialect.functions, name);
    },
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
