import { RE2JS, RE2JSSyntaxException } from 're2js';

/** A compiled RE2 pattern that matches a whole text, as all regular expressions of PromQL do. */
export interface Regex {
  matches(text: string): boolean;
  /** The text of each group that took part, the whole at 0; undefined without a match. */
  captures(text: string): readonly (string | undefined)[] | undefined;
  readonly names: ReadonlyMap<string, number>;
}

/** A pattern that is wrong, or that the simulator does not support. */
export class RegexError extends Error {
  override name = 'RegexError';
}

/**
 * Compiles a pattern. It runs on a port of RE2, which needs time linear in the text for any pattern:
 * a browser's RegExp can be made to run for ever, and a query is hostile text.
 *
 * @param dotMatchesNewline Prometheus 3 lets `.` match a newline, 2 does not.
 * @throws {RegexError}
 */
export function compileRegex(source: string, dotMatchesNewline = true): Regex {
  const regex = compile(source, dotMatchesNewline);
  return {
    names: new Map(Object.entries(regex.namedGroups())),
    matches: (text) => regex.matches(text),
    captures: (text) => {
      const matcher = regex.matcher(text);
      if (!matcher.matches()) return undefined;
      const groups: string[] = [];
      for (let index = 0; index <= matcher.groupCount(); index++) {
        const group = matcher.group(index);
        if (group !== null) groups[index] = group;
      }
      return groups;
    },
  };
}

function compile(source: string, dotMatchesNewline: boolean): RE2JS {
  // What a Unicode class holds depends on the version of Unicode, which in Prometheus may be another; ASCII's
  // named classes are refused with them.
  if (/\[:\^?\w+:\]/.test(source)) throw parseError('named classes are not supported', source);
  const flags = RE2JS.DISABLE_UNICODE_GROUPS | (dotMatchesNewline ? RE2JS.DOTALL : 0);
  try {
    return RE2JS.compile(source, flags);
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) throw parseError(error.error, source);
    throw error;
  }
}

const parseError = (message: string, source: string): RegexError =>
  new RegexError(`error parsing regexp: ${message}: \`${source}\``);
