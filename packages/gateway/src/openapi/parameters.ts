interface ParameterText {
  readonly description: string;
  readonly example: string | number;
}

const TIME = 'Unix time in seconds, or RFC 3339';
const DURATION = 'seconds, or units as 1m30s';

/** What each parameter means, by its name. */
export const parameterTexts: Readonly<Record<string, ParameterText>> = {
  query: { description: 'A PromQL expression', example: 'sum by (job_name) (up)' },
  time: { description: `When, by default now: ${TIME}`, example: 1_700_000_000 },
  start: { description: TIME, example: 1_700_000_000 },
  end: { description: TIME, example: 1_700_003_600 },
  step: { description: `Between two points: ${DURATION}`, example: '15s' },
  timeout: { description: `Longest evaluation: ${DURATION}`, example: '10s' },
  lookback_delta: { description: `How old a sample may be: ${DURATION}`, example: '5m' },
  limit: { description: 'Most entries of the answer', example: 1000 },
  limit_per_metric: { description: 'Most entries of one metric', example: 1 },
  'match[]': { description: 'A series selector; it may come more than once', example: 'up' },
  name: { description: "A label's name, plain or escaped as U__…", example: 'job_name' },
  metric: { description: "A metric's name", example: 'up' },
  metrics: { description: 'Metric names with commas between them', example: 'up' },
  type: { description: 'alert or record', example: 'alert' },
  namespace: { description: 'One of the granted namespaces', example: 'a' },
  podName: { description: "A pod's name", example: 'orders-taskmanager-1-1' },
  jobName: { description: "A Flink job's name", example: 'orders' },
};
