import type { Figure } from '../support/figure.ts';
import { matrixAnswer } from '../support/matrix-answer.ts';
import { median } from '../support/median.ts';
import { type DecoderName, decoders, type Payload } from './decoders.ts';

const BUDGET_MS = 8_000;
const LEAST_ROUNDS = 5;
const REPEATED_BYTES = 1_000_000;
const SIZES = [
  { name: '50 KB', bytes: 50_000, goal: 1 },
  { name: '5 MB', bytes: 5_000_000, goal: 0.35 },
  { name: '25 MB', bytes: 25_000_000, goal: 0.35 },
] as const;

/** Time in ms and as a multiple of `JSON.parse` alone, of every decoder: medians of rounds in which they take turns. */
export function measureDecoding(where: string): Figure[] {
  return SIZES.flatMap(({ name, bytes, goal }) => {
    const { text } = matrixAnswer(bytes);
    const rounds = measureRounds({ text, bytes: new TextEncoder().encode(text) });
    return decoderNames.flatMap((decoder): Figure[] => {
      const times = rounds.map((round) => round[decoder]);
      // Within a round, so that another process's load weighs on both alike.
      const ratios = rounds.map((round) => round[decoder] / round['JSON.parse']);
      const title = `${where}, ${name}, ${decoder}`;
      return [
        { bench: 'decode', case: title, value: median(times), unit: 'ms' },
        {
          bench: 'decode',
          case: `${title} / JSON.parse`,
          value: median(ratios),
          unit: 'ratio',
          ...(decoder === 'flink-metrics' ? { goal } : {}),
        },
      ];
    });
  });
}

type Round = Record<DecoderName, number>;

const decoderNames = Object.keys(decoders) as DecoderName[];

function measureRounds(payload: Payload): Round[] {
  // A page's clock ticks in tenths of a ms: what is fast runs many times in a row.
  const repeats = Math.ceil(REPEATED_BYTES / payload.bytes.length);
  const time = (decoder: DecoderName): number => {
    const started = performance.now();
    for (let i = 0; i < repeats; i++) decoders[decoder](payload);
    return (performance.now() - started) / repeats;
  };
  const rounds: Round[] = [];
  const deadline = performance.now() + BUDGET_MS;
  while (rounds.length < LEAST_ROUNDS || performance.now() < deadline) {
    // Each leaves garbage to the next one: they change places.
    const first = rounds.length % decoderNames.length;
    const order = [...decoderNames.slice(first), ...decoderNames.slice(0, first)];
    const times = order.map((name) => [name, time(name)]);
    rounds.push(Object.fromEntries(times) as Round);
  }
  return rounds;
}
