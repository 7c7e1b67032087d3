import type { FakePrometheus } from './fake-prometheus.ts';
import { settled } from './started-store.ts';

/**
 * How many round trips to a far Prometheus follow each other until something is there: all that is asked before an
 * answer comes is one.
 */
export async function tripsUntil(prometheus: FakePrometheus, isThere: () => boolean) {
  const { answer } = prometheus;
  let waiting: (() => void)[] = [];
  prometheus.answer = async (...question) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return answer(...question);
  };
  let trips = 0;
  await settled();
  while (!isThere()) {
    if (waiting.length === 0) throw new Error(`nothing is asked any more after ${trips} trips`);
    trips += 1;
    const answered = waiting;
    waiting = [];
    for (const resolve of answered) resolve();
    await settled();
  }
  prometheus.answer = answer;
  for (const resolve of waiting) resolve();
  return trips;
}
