import type { Figure } from '../support/figure.ts';
import { matrixAnswer } from '../support/matrix-answer.ts';
import { type DecoderName, decoders } from './decoders.ts';

const BUDGET_MS = 1_500;
const SIZES = [
  { name: '50 KB', bytes: 50_000, goal: 1 },
  { name: '5 MB', bytes: 5_000_000, goal: 0.35 },
  { name: '25 MB', bytes: 25_000_000, goal: 0.35 },
] as const;

/** The time of every decoder as a multiple of `JSON.parse` alone: medians of runs that take turns. */
export function measureDecoding(where: string): Figure[] {
  return SIZES.flatMap(({ name, bytes, goal }) => {
    const { text } = matrixAnswer(bytes);
    const times = medianTimes({ text, bytes: new TextEncoder().encode(text) });
    const base = times['JSON.parse'];
    return Object.entries(times).flatMap(([decoder, time]): Figure[] => [
      { bench: 'decode', case: `${where}, ${name}, ${decoder}`, value: time, unit: 'ms' },
      {
        bench: 'decode',
        case: `${where}, ${name}, ${decoder} / JSON.parse`,
        value: time / base,
        unit: 'ratio',
        ...(decoder === 'flink-metrics' ? { goal } : {}),
      },
    ]);
  });
}

function medianTimes(payload: { bytes: Uint8Array; text: string }): Record<DecoderName, number> {
  const names = Object.keys(decoders) as DecoderName[];
  const times = new Map<DecoderName, number[]>(names.map((name) => [name, []]));
  const deadline = performance.now() + BUDGET_MS * names.length;
  for (let round = 0; round < 5 || performance.now() < deadline; round++) {
    for (const name of names) {
      const started = performance.now();
      decoders[name](payload);
      times.get(name)?.push(performance.now() - started);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
    DecoderName,
    number
  >;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
