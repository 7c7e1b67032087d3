/**
 * Which label plays which role. Flink itself writes `job_name`, `job_id`, `tm_id` and `host`; where a process runs is
 * told by labels that the scrape or the Pushgateway adds, and those differ by deployment.
 */
export interface LabelScheme {
  /** A preset's name, or one of your own. */
  readonly id: string;
  /** The tenant. Series without the label are those of the namespace `""`. */
  readonly namespace: string;
  /** The Kubernetes pod; null where Flink's series carry none. */
  readonly pod: string | null;
  readonly jobName: string;
  readonly jobId: string;
  readonly taskManager: string;
  /** Together they name one process: a JobManager's own metrics have no job, and meet the job's metrics by these. */
  readonly process: readonly string[];
  /** Series of a Pushgateway outlive their process; `push_time_seconds` with the labels of `process` tells. */
  readonly pushed: boolean;
}

const flinkLabels = { jobName: 'job_name', jobId: 'job_id', taskManager: 'tm_id' } as const;

/** Scraped on Kubernetes by a PodMonitor or by annotations relabelled to `namespace` and `pod`. */
export const kubernetes: LabelScheme = {
  ...flinkLabels,
  id: 'kubernetes',
  namespace: 'namespace',
  pod: 'pod',
  process: ['pod'],
  pushed: false,
};

/**
 * Pushed, and scraped from the gateway with `honor_labels: true`: `job` is the reporter's name with the process's own
 * random suffix, the namespace comes from `groupingKey`.
 */
export const pushgateway: LabelScheme = {
  ...flinkLabels,
  id: 'pushgateway',
  namespace: 'namespace',
  pod: null,
  process: ['job'],
  pushed: true,
};

/** As `pushgateway`, scraped without `honor_labels`: `job` names the gateway, the pushed one is `exported_job`. */
export const pushgatewayExported: LabelScheme = {
  ...pushgateway,
  id: 'pushgateway-exported',
  process: ['exported_job'],
};

/** Scraped from processes on plain hosts; a `namespace` label, where there is one, is the scrape configuration's. */
export const standalone: LabelScheme = {
  ...flinkLabels,
  id: 'standalone',
  namespace: 'namespace',
  pod: null,
  process: ['instance'],
  pushed: false,
};

export const labelSchemes: readonly LabelScheme[] = [
  kubernetes,
  pushgateway,
  pushgatewayExported,
  standalone,
];
