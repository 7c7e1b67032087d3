import type { Doubt } from './doubts.ts';

/**
 * How Flink's metrics stand in one Prometheus: which label plays which role, which series tell that a job, a task or a
 * process is there, and what is there twice. Plain data, read from real series by `describeDeployment`; a host that
 * knows better hands in its own, or a part. Flink itself writes `job_name`, `job_id`, `tm_id` and `host`; where a
 * process runs is told by labels that the scrape or the Pushgateway adds, and those differ by deployment.
 */
export interface Deployment {
  /** The label of the tenant. Series without it are those of the namespace `""`. */
  readonly namespace: string;
  /** The label of the Kubernetes pod; null where Flink's series carry none of their own. */
  readonly pod: string | null;
  readonly jobName: string;
  readonly jobId: string;
  readonly taskManager: string;
  /** Labels that together name one process: a JobManager's own metrics have no job, and meet the job's by these. */
  readonly process: readonly string[];
  /** Series of a Pushgateway outlive their process; `push_time_seconds` with the labels of `process` tells. */
  readonly pushed: boolean;
  /** Whether the reporter replaced what is outside `[a-zA-Z0-9:_]` in label values; null where no value shows it. */
  readonly sanitized: boolean | null;
  readonly witnesses: Witnesses;
  /**
   * Labels of whole clusters: those above the namespace, such as `cluster` behind Thanos, and those that tell two Flink
   * clusters in the namespace apart, where both run a job of one name and id.
   */
  readonly above: readonly LabelAbove[];
  /** What is scraped more than once, and which copy is read. */
  readonly copies: readonly Copies[];
  /** Names of the metrics there are, sorted; null where nobody looked, and then each is asked for. */
  readonly metrics: readonly string[] | null;
  /**
   * Names of the recorded metrics that are there in the whole time described, as `recordingRules` names them: charts read
   * those first. Empty where nobody looked, or they came within that time.
   */
  readonly recorded: readonly string[];
  /** What could not be told. */
  readonly doubts: readonly Doubt[];
}

/** Metrics whose series show that something is there; null where there is none. */
export interface Witnesses {
  /** A series for each job and run, of the JobManager that leads it. */
  readonly job: string | null;
  /** A series or more for each TaskManager that runs the job: as few as there are. */
  readonly membership: string | null;
  /** A series for each subtask. */
  readonly task: string | null;
}

export interface LabelAbove {
  readonly label: string;
  /** Sorted. */
  readonly values: readonly string[];
  /** Whether the series of containers carry it too, with any of the same values. */
  readonly onContainers: boolean;
  /**
   * Where the values are what a cluster is called, and the label itself names each process after it, as those of pods
   * do: RE2 for the whole label, whose first group, `(.+?)`, is the cluster.
   */
  readonly within?: string;
}

export interface Copies {
  /** What the names of the series begin with: `flink_`, `container_`, `kube_`. */
  readonly prefix: string;
  /** The label that tells the copies apart. */
  readonly label: string;
  /** Sorted. */
  readonly values: readonly string[];
  /** The copy that has all processes; null where none has, and then sums may count some twice. */
  readonly take: string | null;
}

/** What Flink has written in every version since 1.10, for a deployment that nobody looked at. */
const usual = {
  jobName: 'job_name',
  jobId: 'job_id',
  taskManager: 'tm_id',
  sanitized: null,
  witnesses: {
    job: 'flink_jobmanager_job_numRestarts',
    membership: 'flink_taskmanager_job_task_numRecordsIn',
    task: 'flink_taskmanager_job_task_numRecordsIn',
  },
  above: [],
  copies: [],
  metrics: null,
  recorded: [],
  doubts: [],
} as const;

/** Scraped on Kubernetes by a PodMonitor or by annotations relabelled to `namespace` and `pod`. */
export const kubernetes: Deployment = {
  ...usual,
  namespace: 'namespace',
  pod: 'pod',
  process: ['pod'],
  pushed: false,
};

/**
 * Pushed, and scraped from the gateway with `honor_labels: true`: `job` is the reporter's name with the process's own
 * random suffix, the namespace comes from `groupingKey`.
 */
export const pushgateway: Deployment = {
  ...usual,
  namespace: 'namespace',
  pod: null,
  process: ['job'],
  pushed: true,
};

/** As `pushgateway`, scraped without `honor_labels`: `job` names the gateway, the pushed one is `exported_job`. */
export const pushgatewayExported: Deployment = { ...pushgateway, process: ['exported_job'] };

/** Scraped from processes on plain hosts; a `namespace` label, where there is one, is the scrape configuration's. */
export const standalone: Deployment = {
  ...usual,
  namespace: 'namespace',
  pod: null,
  process: ['instance'],
  pushed: false,
};
