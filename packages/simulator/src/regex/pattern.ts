/** The part of RE2's syntax that PromQL matchers are written in, as a tree. */
export type Pattern =
  | { readonly type: 'empty' }
  | { readonly type: 'character'; readonly test: CharacterTest }
  | { readonly type: 'assertion'; readonly at: Assertion }
  | { readonly type: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly type: 'choice'; readonly options: readonly Pattern[] }
  | ({ readonly type: 'repeat'; readonly body: Pattern; readonly greedy: boolean } & Count)
  | { readonly type: 'group'; readonly body: Pattern; readonly index: number };

export type CharacterTest = (codePoint: number) => boolean;

export type Assertion = 'start' | 'end' | 'boundary' | 'inside';

export interface Count {
  readonly min: number;
  readonly max: number;
}

export interface Flags {
  readonly ignoreCase: boolean;
  readonly dotMatchesNewline: boolean;
}

/** A pattern that is wrong, or that RE2 knows and the simulator does not. */
export class RegexError extends Error {
  override name = 'RegexError';
}
