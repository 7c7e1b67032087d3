export const NOW = 1_700_000_000;
export const SERIES = 100;
export const POINTS = 240;
export const STEP = 15;

/** OpenMetrics text of one metric with 100 series of an hour: counts, and what a division left. */
export function samples(): string {
  const lines = ['# TYPE flink_records gauge'];
  for (let series = 0; series < SERIES; series += 1) {
    const labels = [
      'namespace="tenant-a"',
      'job_name="orders"',
      'job_id="a2f5c1c0e1d84a3a9b8f7f0a5d3c2b1e"',
      'operator_name="Window_Aggregate"',
      `host="flink-taskmanager-${series % 20}"`,
      `subtask_index="${series}"`,
      `tm_id="flink-taskmanager-${series % 20}-6122-a1b2c3"`,
    ];
    for (let point = 0; point < POINTS; point += 1) {
      const time = NOW - (POINTS - 1 - point) * STEP;
      const count = (point * (series + 3) * 37) % 100_000;
      const value = series % 2 === 0 ? count : count / 60;
      lines.push(`flink_records{${labels.join(',')}} ${value} ${time}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

export const RANGE = `/api/v1/query_range?${new URLSearchParams({
  query: 'flink_records',
  start: String(NOW - (POINTS - 1) * STEP),
  end: String(NOW),
  step: String(STEP),
})}`;

export const SMALL = `/api/v1/query?${new URLSearchParams({
  query: 'count(flink_records)',
  time: String(NOW),
})}`;
