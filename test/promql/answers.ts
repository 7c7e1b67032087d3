import type { Evaluation } from './server.ts';

type Samples = readonly (string | number)[];

/** Whether two answers hold the same numbers for the same series, in whatever order. */
export function sameAnswer(a: Evaluation, b: Evaluation): boolean {
  if (a.status !== b.status || a.errorType !== b.errorType) return false;
  const left = samplesBySeries(a);
  const right = samplesBySeries(b);
  return (
    left.size === right.size &&
    [...left].every(([series, samples]) => sameSamples(samples, right.get(series)))
  );
}

export function isEmpty(answer: Evaluation): boolean {
  return samplesBySeries(answer).size === 0;
}

function samplesBySeries({ data }: Evaluation): Map<string, Samples> {
  if (data === undefined) return new Map();
  if (!isSeriesList(data.result)) return new Map([[data.resultType, flatten(data.result)]]);
  return new Map(
    data.result.map(({ metric, value, values }) => [
      JSON.stringify(Object.entries(metric).sort()),
      flatten(value ?? values),
    ]),
  );
}

interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: unknown;
  readonly values?: unknown;
}

function isSeriesList(result: unknown): result is readonly Series[] {
  return (
    Array.isArray(result) && result.every((item) => typeof item === 'object' && 'metric' in item)
  );
}

function flatten(value: unknown): Samples {
  return [value].flat(3) as Samples;
}

/** Sums of floats depend on the order of the series in their last digits. */
function sameSamples(a: Samples, b: Samples | undefined): boolean {
  return (
    a.length === b?.length &&
    a.every((x, i) => {
      const y = b[i];
      if (x === y) return true;
      const [m, n] = [Number(x), Number(y)];
      return Math.abs(m - n) <= 1e-9 * Math.max(Math.abs(m), Math.abs(n));
    })
  );
}
