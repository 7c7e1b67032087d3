import { RegexError } from './pattern.ts';

/** Reads a pattern's text, a character (not a UTF-16 unit) at a time. */
export class Reader {
  readonly #source: string;
  readonly #characters: readonly string[];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
    this.#characters = Array.from(source);
  }

  peek(ahead = 0): string | undefined {
    return this.#characters[this.#at + ahead];
  }

  /** The next character. @throws {RegexError} at the end, where `wanted` is missing. */
  next(wanted: string): string {
    const character = this.#characters[this.#at++];
    return character ?? this.fail(wanted);
  }

  /** Passes a character if it is the next one. */
  take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.#at++;
    return true;
  }

  /** Matches what comes next, within `length` characters, without passing it. */
  ahead(pattern: RegExp, length: number): RegExpExecArray | undefined {
    const text = this.#characters.slice(this.#at, this.#at + length).join('');
    return pattern.exec(text) ?? undefined;
  }

  pass(characters: number): void {
    this.#at += characters;
  }

  fail(message: string): never {
    throw new RegexError(`error parsing regexp: ${message}: \`${this.#source}\``);
  }
}
