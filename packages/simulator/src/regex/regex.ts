import { isWord } from './character-class.ts';
import { type Assertion, type CharacterTest, type Pattern, RegexError } from './pattern.ts';
import { parsePattern } from './syntax.ts';

export { RegexError } from './pattern.ts';

/** A compiled RE2 pattern that matches a whole text, as all regular expressions of PromQL do. */
export interface Regex {
  matches(text: string): boolean;
  /** The text of each group, the whole at 0; undefined without a match. */
  captures(text: string): readonly (string | undefined)[] | undefined;
  readonly names: ReadonlyMap<string, number>;
}

type Instruction =
  | { readonly do: 'character'; readonly test: CharacterTest }
  | { readonly do: 'assert'; readonly at: Assertion }
  | { readonly do: 'save'; readonly slot: number }
  | { readonly do: 'jump'; to: number }
  | { readonly do: 'split'; first: number; second: number }
  | { readonly do: 'match' };

const MAX_PROGRAM = 20_000;

/**
 * Compiles a pattern. It runs on a Pike machine, which like RE2 needs time linear in the text for any pattern:
 * a browser's RegExp can be made to run for ever, and a query is hostile text.
 *
 * @param dotMatchesNewline Prometheus 3 lets `.` match a newline, 2 does not.
 * @throws {RegexError}
 */
export function compileRegex(source: string, dotMatchesNewline = true): Regex {
  const { pattern, names } = parsePattern(source, dotMatchesNewline);
  const program: Instruction[] = [];
  emit(pattern, program);
  program.push({ do: 'match' });
  return {
    names,
    matches: (text) => run(program, text) !== undefined,
    captures: (text) => {
      const slots = run(program, text);
      if (slots === undefined) return undefined;
      const characters = Array.from(text);
      const found: (string | undefined)[] = [text];
      for (let slot = 2; slot < slots.length; slot += 2) {
        const [from, to] = [slots[slot], slots[slot + 1]];
        found[slot / 2] =
          from === undefined || to === undefined ? undefined : characters.slice(from, to).join('');
      }
      return found;
    },
  };
}

function emit(pattern: Pattern, program: Instruction[]): void {
  if (program.length > MAX_PROGRAM)
    throw new RegexError('error parsing regexp: expression nests too deeply or repeats too much');
  switch (pattern.type) {
    case 'empty':
      return;
    case 'character':
      program.push({ do: 'character', test: pattern.test });
      return;
    case 'assertion':
      program.push({ do: 'assert', at: pattern.at });
      return;
    case 'sequence':
      for (const part of pattern.parts) emit(part, program);
      return;
    case 'group':
      program.push({ do: 'save', slot: 2 * pattern.index });
      emit(pattern.body, program);
      program.push({ do: 'save', slot: 2 * pattern.index + 1 });
      return;
    case 'choice':
      emitChoice(pattern.options, program);
      return;
    case 'repeat':
      for (let count = 0; count < pattern.min; count++) emit(pattern.body, program);
      if (pattern.max === Number.POSITIVE_INFINITY) emitLoop(pattern.body, pattern.greedy, program);
      else {
        for (let count = pattern.min; count < pattern.max; count++)
          emitOptional(pattern.body, pattern.greedy, program);
      }
  }
}

function emitChoice(options: readonly Pattern[], program: Instruction[]): void {
  const jumps: Extract<Instruction, { do: 'jump' }>[] = [];
  options.forEach((option, index) => {
    const last = index === options.length - 1;
    const split = { do: 'split' as const, first: program.length + 1, second: 0 };
    if (!last) program.push(split);
    emit(option, program);
    if (last) return;
    const jump = { do: 'jump' as const, to: 0 };
    program.push(jump);
    jumps.push(jump);
    split.second = program.length;
  });
  for (const jump of jumps) jump.to = program.length;
}

function emitLoop(body: Pattern, greedy: boolean, program: Instruction[]): void {
  const start = program.length;
  emitSplit(body, greedy, program, () => program.push({ do: 'jump', to: start }));
}

function emitOptional(body: Pattern, greedy: boolean, program: Instruction[]): void {
  emitSplit(body, greedy, program, () => undefined);
}

function emitSplit(
  body: Pattern,
  greedy: boolean,
  program: Instruction[],
  finish: () => void,
): void {
  const split = { do: 'split' as const, first: program.length + 1, second: program.length + 1 };
  program.push(split);
  emit(body, program);
  finish();
  if (greedy) split.second = program.length;
  else split.first = program.length;
}

interface Thread {
  readonly at: number;
  readonly slots: readonly (number | undefined)[];
}

/** The slots of the first thread, by priority, that matches the whole text. */
function run(
  program: readonly Instruction[],
  text: string,
): readonly (number | undefined)[] | undefined {
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  let threads = follow(program, [{ at: 0, slots: [] }], codePoints, 0);
  codePoints.forEach((codePoint, index) => {
    const next: Thread[] = [];
    for (const { at, slots } of threads) {
      const instruction = program[at];
      if (instruction?.do === 'character' && instruction.test(codePoint))
        next.push({ at: at + 1, slots });
    }
    threads = follow(program, next, codePoints, index + 1);
  });
  return threads.find(({ at }) => program[at]?.do === 'match')?.slots;
}

/** Where threads stand once all that takes no character is done, in order of priority, each place once. */
function follow(
  program: readonly Instruction[],
  threads: readonly Thread[],
  codePoints: readonly number[],
  position: number,
): Thread[] {
  const seen = new Set<number>();
  const settled: Thread[] = [];
  const pending = threads.toReversed();
  for (let thread = pending.pop(); thread !== undefined; thread = pending.pop()) {
    const { at, slots } = thread;
    if (seen.has(at)) continue;
    seen.add(at);
    const instruction = program[at];
    if (instruction?.do === 'jump') pending.push({ at: instruction.to, slots });
    else if (instruction?.do === 'split')
      pending.push({ at: instruction.second, slots }, { at: instruction.first, slots });
    else if (instruction?.do === 'save')
      pending.push({ at: at + 1, slots: withSlot(slots, instruction.slot, position) });
    else if (instruction?.do === 'assert') {
      if (holds(instruction.at, codePoints, position)) pending.push({ at: at + 1, slots });
    } else settled.push(thread);
  }
  return settled;
}

function withSlot(
  slots: readonly (number | undefined)[],
  slot: number,
  position: number,
): readonly (number | undefined)[] {
  const copy = slots.slice();
  while (copy.length <= slot) copy.push(undefined);
  copy[slot] = position;
  return copy;
}

function holds(assertion: Assertion, codePoints: readonly number[], position: number): boolean {
  if (assertion === 'start') return position === 0;
  if (assertion === 'end') return position === codePoints.length;
  const before = position > 0 && isWord(codePoints[position - 1] ?? 0);
  const after = position < codePoints.length && isWord(codePoints[position] ?? 0);
  return (before !== after) === (assertion === 'boundary');
}
