const TASK_MANAGERS = 4;

/** OpenMetrics text of one metric a chart, with a series for each TaskManager. Times in ms. */
export function flinkSamples(options: {
  readonly start: number;
  readonly end: number;
  readonly scrape: number;
  readonly charts: number;
}): string {
  const { start, end, scrape, charts } = options;
  const lines: string[] = [];
  for (let chart = 0; chart < charts; chart++) {
    lines.push(`# TYPE flink_metric_${chart} gauge`);
    for (let tm = 0; tm < TASK_MANAGERS; tm++) {
      const labels = `namespace="tenant-a",job_name="orders",tm_id="flink-taskmanager-1-${tm}"`;
      for (let time = start; time <= end; time += scrape) {
        // Half of the charts show counts, half of them what a division left.
        const count = ((time / scrape) * (tm + 3)) % 10_000;
        const value = chart % 2 === 0 ? count : count / 7;
        lines.push(`flink_metric_${chart}{${labels}} ${value} ${time / 1000}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
