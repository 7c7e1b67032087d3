/** What an estate is drawn from: every choice that people make who run Flink and have Prometheus collect its metrics. */
import fc from 'fast-check';

/** An estate's time has three parts, long enough that nothing of the one before is held in the next. */
export const PHASES = 3;

/** Phases in which something is there, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface EstatePlan {
  /** What a store above the namespaces says of each Kubernetes cluster. */
  readonly clusters: readonly Readonly<Record<string, string>>[];
  /** Processes carry the zone of their node. */
  readonly hasZones: boolean;
  readonly transport: Transport;
  /** `shards`: several Prometheis share the targets, and each says which it is. */
  readonly copies: 'none' | 'all-pods' | 'some-pods' | 'either' | 'replicas' | 'shards';
  readonly podCopies: 'none' | 'cadvisor' | 'kube-state-metrics' | 'both';
  readonly hasPods: boolean;
  readonly sanitized: boolean;
  /** The phase from which processes that start are of Flink 1.20 or newer; `PHASES`: never. */
  readonly upgradedFrom: number;
  readonly filter: Filter;
  readonly flinks: readonly FlinkPlan[];
}

export type Transport =
  | {
      readonly kind: 'scrape';
      readonly namespace: 'namespace' | 'kubernetes_namespace' | 'exported_namespace';
      readonly pod: 'pod' | 'kubernetes_pod_name' | null;
      readonly labelmap: boolean;
    }
  | { readonly kind: 'standalone' }
  | {
      readonly kind: 'push';
      /** The label that each process has its own value of; `job` is the random suffix, null one group for all. */
      readonly group:
        | 'job'
        | 'instance'
        | 'worker'
        | 'replica'
        | 'pod'
        | 'flink_prometheus_push_gateway_reporter_id'
        | null;
      readonly honored: boolean;
      readonly timesKept: boolean;
      /** Whether the gateway's own target has labels of Kubernetes. */
      readonly gatewayInPod: boolean;
      readonly deletesOnShutdown: boolean;
    };

export type Filter =
  | { readonly kind: 'without'; readonly endings: readonly string[] }
  | { readonly kind: 'only'; readonly pattern: string };

export interface FlinkPlan {
  /** Of `clusters`, by remainder. */
  readonly cluster: number;
  /** In another namespace than the one that is looked at. */
  readonly isNeighbour: boolean;
  /** An application cluster runs one job at a time, and starts anew for each run. */
  readonly kind: 'application' | 'session';
  readonly hasStandby: boolean;
  /** A TaskManager's id is its pod's name. */
  readonly native: boolean;
  /** High availability gives each run of an application the same id. */
  readonly fixedId: boolean;
  /** Where a run of an application ends and the next begins. */
  readonly cuts: readonly number[];
  readonly jobs: readonly (Span & { readonly name: number })[];
  /** Which of the jobs it runs, as bits. */
  readonly taskManagers: readonly (Span & { readonly runs: number })[];
}

export const jobNames = [
  'orders',
  'orders-v2 (beta)',
  'orders[eu].daily',
  '订单统计',
  '用户画像',
  'insert-into_default_catalog.default_database.sink',
] as const;

const filtered = [
  '_job_task_numRecordsIn',
  '_job_task_numRecordsInPerSecond',
  '_job_task_numRecordsOut',
  '_job_task_busyTimeMsPerSecond',
  '_job_numRestarts',
  '_job_uptime',
  '_job_runningTime',
  '_job_totalNumberOfCheckpoints',
  '_job_lastCheckpointDuration',
  '_job_fileMerging_logicalFileCount',
  '_Status_JVM_Memory_Heap_Used',
  '_Status_JVM_Threads_Count',
  '_Status_JVM_CPU_Load',
  '_taskSlotsTotal',
];

const allowed = [
  'flink_taskmanager_job_task_numRecords.*',
  'flink_taskmanager_.*',
  'flink_jobmanager_.*',
  'flink_jobmanager_job_.*|flink_taskmanager_job_.*',
  '.*_Status_JVM_.*',
  '.*(numRecordsIn.*|numRestarts|Heap_Used)',
  '.*(uptime|busyTimeMsPerSecond|Threads_Count|Heap_Used)',
];

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.nat(PHASES - 1), fc.nat(PHASES - 1))
  .map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));

/** Most live through it all. */
const longSpan = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ from: 0, to: PHASES - 1 }) },
  { weight: 3, arbitrary: span },
);

const flink: fc.Arbitrary<FlinkPlan> = fc.record({
  cluster: fc.nat(1),
  isNeighbour: fc.nat(3).map((n) => n === 0),
  kind: fc.constantFrom('application', 'session'),
  hasStandby: fc.nat(3).map((n) => n === 0),
  native: fc.boolean(),
  fixedId: fc.boolean(),
  cuts: fc.subarray(Array.from({ length: PHASES - 1 }, (_, index) => index + 1)),
  jobs: fc.array(
    fc.tuple(longSpan, fc.nat(jobNames.length - 1)).map(([one, name]) => ({ ...one, name })),
    { minLength: 1, maxLength: 3 },
  ),
  taskManagers: fc.array(
    fc.tuple(longSpan, fc.integer({ min: 1, max: 7 })).map(([one, runs]) => ({ ...one, runs })),
    { minLength: 1, maxLength: 4 },
  ),
});

const transport: fc.Arbitrary<Transport> = fc.oneof(
  fc.record({
    kind: fc.constant('scrape' as const),
    namespace: fc.constantFrom(
      'namespace',
      'namespace',
      'kubernetes_namespace',
      'exported_namespace',
    ),
    pod: fc.constantFrom('pod', 'pod', 'kubernetes_pod_name', null),
    labelmap: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('push' as const),
    group: fc.constantFrom(
      'job',
      'job',
      'instance',
      'worker',
      'replica',
      'pod',
      'flink_prometheus_push_gateway_reporter_id',
      null,
    ),
    honored: fc.boolean(),
    timesKept: fc.nat(3).map((n) => n > 0),
    gatewayInPod: fc.boolean(),
    deletesOnShutdown: fc.boolean(),
  }),
  fc.constant({ kind: 'standalone' as const }),
);

const filter: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'without' as const, endings: [] }) },
  {
    weight: 3,
    arbitrary: fc
      .subarray(filtered, { minLength: 1 })
      .map((endings) => ({ kind: 'without' as const, endings })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...allowed).map((pattern) => ({ kind: 'only' as const, pattern })),
  },
);

export const estatePlan: fc.Arbitrary<EstatePlan> = fc.record({
  clusters: fc.constantFrom(
    [{}],
    [{}],
    [{ cluster: 'east' }],
    [{ cluster: 'east' }, { cluster: 'west' }],
    [
      { cluster: 'prod', region: 'eu' },
      { cluster: 'prod', region: 'us' },
    ],
    [
      { k8s_cluster: 'a', environment: 'prod' },
      { k8s_cluster: 'b', environment: 'prod' },
    ],
    [{ eks_cluster: 'a' }, { eks_cluster: 'b' }],
    [
      { origin_prometheus: 'p1', tenant_id: 't', cluster: 'a' },
      { origin_prometheus: 'p2', tenant_id: 't', cluster: 'b' },
    ],
  ),
  hasZones: fc.nat(3).map((n) => n === 0),
  transport,
  copies: fc.constantFrom('none', 'none', 'all-pods', 'some-pods', 'either', 'replicas', 'shards'),
  podCopies: fc.constantFrom('none', 'none', 'cadvisor', 'kube-state-metrics', 'both'),
  hasPods: fc.boolean(),
  sanitized: fc.boolean(),
  upgradedFrom: fc.nat(PHASES),
  filter,
  flinks: fc.array(flink, { minLength: 1, maxLength: 3 }),
});
