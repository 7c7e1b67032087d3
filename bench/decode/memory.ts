import type { Figure } from '../support/figure.ts';
import { matrixAnswer } from '../support/matrix-answer.ts';
import { type DecoderName, decoders } from './decoders.ts';

const BYTES = 25_000_000;
const GOAL_BYTES = 18;

/** Bytes a sample that stay while a decoded answer is kept. Needs `--expose-gc`. */
export function measureMemory(): Figure[] {
  const names: DecoderName[] = ['flink-metrics', 'JSON.parse + pairs', 'prometheus-query'];
  return names.map((name) => ({
    bench: 'decode',
    case: `Node, 25 MB, ${name}, kept`,
    value: bytesPerSample(name),
    unit: 'bytes/sample',
    ...(name === 'flink-metrics' ? { goal: GOAL_BYTES } : {}),
  }));
}

function bytesPerSample(name: DecoderName): number {
  const { text, samples } = matrixAnswer(BYTES);
  const payload = { text, bytes: new TextEncoder().encode(text) };
  const before = usedBytes();
  const kept = decoders[name](payload);
  const used = usedBytes() - before;
  // Used after the measurement, so that it is not collected before.
  if (kept === undefined) throw new Error(`${name} decoded nothing.`);
  return used / samples;
}

function usedBytes(): number {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc.');
  for (let i = 0; i < 3; i++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
