const POINTS = 240;
const START = 1_700_000_000;

/** An answer to `query_range` of about `bytes` bytes, as a Flink dashboard gets it: counters, rates and ratios. */
export function matrixAnswer(bytes: number): { text: string; samples: number } {
  const random = seeded(bytes);
  const series: string[] = [];
  for (let size = 0; size < bytes; ) {
    const index = series.length;
    const text = `{"metric":${JSON.stringify(labels(index))},"values":[${values(index, random)}]}`;
    series.push(text);
    size += text.length;
  }
  return {
    text: `{"status":"success","data":{"resultType":"matrix","result":[${series.join(',')}]}}`,
    samples: series.length * POINTS,
  };
}

const labels = (index: number) => ({
  __name__: 'flink_taskmanager_job_task_operator_numRecordsInPerSecond',
  host: `flink-taskmanager-${index % 20}`,
  job_id: 'a2f5c1c0e1d84a3a9b8f7f0a5d3c2b1e',
  job_name: 'orders',
  namespace: 'tenant-a',
  operator_name: 'Window_Aggregate',
  subtask_index: String(index),
  tm_id: `flink-taskmanager-${index % 20}-6122-a1b2c3`,
});

function values(index: number, random: () => number): string {
  let counter = Math.floor(random() * 1e7);
  return Array.from({ length: POINTS }, (_, i) => {
    counter += Math.floor(random() * 5_000);
    const value = [counter, (random() * 5_000) / 60, random()][index % 3];
    return `[${START + i * 15},"${value}"]`;
  }).join(',');
}

/** A random generator that gives the same numbers at each run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
