import assert from 'node:assert/strict';
import { type Expr, print } from '@flink-metrics/sdk/promql';
import {
  isPromQLSyntaxError,
  type PromQLSyntaxError,
  parse,
} from '@flink-metrics/sdk/promql/parse';
import fc from 'fast-check';
import { isEmpty, sameAnswer } from './answers.ts';
import { loaded, now } from './data.ts';
import { type Disagreement, knownDifferences } from './differences.ts';
import { printParenthesised } from './parenthesised.ts';
import type { Evaluation, PromqlServer, Verdict } from './server.ts';
import { anyText } from './texts.ts';
import { anyTree, treesOfDepth, vocabulary } from './trees.ts';

export interface Amount {
  readonly count: number;
  /** With it, the same values are made each time. */
  readonly seed?: number;
}

/** As many as are asked of the server at once. */
const batchSize = 50;

/** Holds `check` for `count` values; the error of the one that fails tells all, so the batch is not shrunk. */
async function forAll<T>(
  arbitrary: fc.Arbitrary<T>,
  { count, seed }: Amount,
  check: (value: T) => Promise<void>,
): Promise<void> {
  const batch = fc.array(arbitrary, { minLength: batchSize, maxLength: batchSize });
  await fc.assert(
    fc.asyncProperty(batch, async (values) => {
      await Promise.all(values.map(check));
    }),
    {
      numRuns: Math.ceil(count / batchSize),
      endOnFailure: true,
      ...(seed !== undefined && { seed }),
    },
  );
}

/** Prometheus reads the print of every tree, and we read it as that tree. */
export async function printIsRead(server: PromqlServer, amount: Amount): Promise<void> {
  await forAll(anyTree(server.dialect, vocabulary(server.dialect)), amount, async (tree) => {
    const text = print(tree);
    assert.deepEqual(parse(text), tree, text);
    assert.deepEqual(JSON.parse(JSON.stringify(tree)), tree);
    const verdict = await server.format(text);
    assert.ok(verdict.accepted, `Prometheus refuses ${text}: ${refusal(verdict)}`);
  });
}

/** Both parsers take or refuse the same texts, and where both take one, our print of it answers the same. */
export async function textsAreReadAlike(server: PromqlServer, amount: Amount): Promise<ReadTexts> {
  const read = { accepted: 0, answered: 0 };
  await forAll(anyText(server.dialect, loaded), amount, async (text) => {
    const ours = tryToParse(text);
    const theirs = await server.format(text);
    if (isPromQLSyntaxError(ours) || !theirs.accepted) {
      if (isPromQLSyntaxError(ours) && !theirs.accepted) return;
      assertKnown({
        text,
        dialect: server.dialect,
        ...(isPromQLSyntaxError(ours) && { ours }),
        ...(!theirs.accepted && { theirs: theirs.error }),
      });
      return;
    }
    read.accepted++;
    const answered = await assertSameAnswer(server, text, print(ours));
    if (answered) read.answered++;
  });
  return read;
}

export interface ReadTexts {
  readonly accepted: number;
  /** Accepted by both, with an answer that is not empty. */
  readonly answered: number;
}

/** A tree's minimal and its fully parenthesised text answer the same. How many answers were not empty. */
export async function parenthesesAreEnough(server: PromqlServer, amount: Amount): Promise<number> {
  const trees = treesOfDepth(server.dialect, loaded, 4);
  let answered = 0;
  await forAll(fc.oneof(trees.vector, trees.scalar), amount, async (tree) => {
    const same = await assertSameAnswer(server, printParenthesised(tree), print(tree));
    if (same) answered++;
  });
  return answered;
}

function tryToParse(text: string): Expr | PromQLSyntaxError {
  try {
    return parse(text);
  } catch (error) {
    if (isPromQLSyntaxError(error)) return error;
    throw error;
  }
}

function assertKnown(disagreement: Disagreement): void {
  const { text, ours, theirs } = disagreement;
  const known = knownDifferences.some((difference) => difference.applies(disagreement));
  assert.ok(
    known,
    `${JSON.stringify(text)}: ${ours === undefined ? `only Prometheus refuses it: ${theirs}` : `only we refuse it: ${ours.message}`}`,
  );
}

/** Whether both answer, and something. */
async function assertSameAnswer(
  server: PromqlServer,
  text: string,
  print: string,
): Promise<boolean> {
  const answers = await Promise.all([server.evaluate(text, now), server.evaluate(print, now)]);
  const [original, printed] = answers;
  if (answers.some(gaveUp) || isEngineFault(original)) return false;
  assert.ok(
    sameAnswer(original, printed),
    `${text}\nanswers ${describeAnswer(original)}, but\n${print}\nanswers ${describeAnswer(printed)}`,
  );
  return original.status === 'success' && !isEmpty(original);
}

function gaveUp({ errorType, error = '' }: Evaluation): boolean {
  return errorType === 'timeout' || /too many samples/.test(error);
}

/** Prometheus's engine cannot evaluate a string or `x[1h:] @ end()` in parentheses, which our print leaves out. */
function isEngineFault({ error = '' }: Evaluation): boolean {
  return /unexpected number of samples|StepInvariantExpr/.test(error);
}

function describeAnswer(answer: Evaluation): string {
  return JSON.stringify(answer.data?.result ?? answer.error).slice(0, 300);
}

function refusal(verdict: Verdict): string {
  return verdict.accepted ? '' : verdict.error;
}
