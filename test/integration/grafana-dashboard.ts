import { byUnit, graph, heading, panel, singlestat, stat, steps, unit } from './grafana-panels.ts';

const task = (name: string) => `flink_taskmanager_job_task_${name}`;
const operator = (name: string) => task(`operator_${name}`);
const jvm = (name: string) => `flink_taskmanager_Status_JVM_${name}`;
const ofJob = (more = '') => `{job_name=~"$job"${more}}`;
const ofTaskManager = '{tm_id=~"$tm"}';

const job = [
  heading('Job'),
  stat('Uptime', `flink_jobmanager_job_uptime${ofJob()}`, {
    defaults: { unit: 'ms', thresholds: { mode: 'absolute', steps: steps(300_000) } },
  }),
  stat('Restarts', `flink_jobmanager_job_numRestarts${ofJob()}`, {
    defaults: {
      color: { mode: 'fixed', fixedColor: 'blue' },
      mappings: [{ type: 'value', options: { 0: { text: 'never' } } }],
    },
  }),
  singlestat('TaskManagers', 'flink_jobmanager_numRegisteredTaskManagers', { valueName: 'avg' }),
  singlestat('Slots', 'flink_jobmanager_taskSlotsTotal - flink_jobmanager_taskSlotsAvailable'),
  panel(
    'Heap in use',
    {
      __auto: `sum(${jvm('Memory_Heap_Used')}${ofTaskManager}) / sum(${jvm('Memory_Heap_Max')}${ofTaskManager})`,
    },
    {
      type: 'gauge',
      ...unit('percentunit', { min: 0, max: 1 }),
      options: { reduceOptions: { calcs: ['lastNotNull'] }, showThresholdMarkers: true },
    },
  ),
  panel('Exceptions', { __auto: `sum(${task('x')})` }, { type: 'table' }),
];

const throughput = [
  heading('Throughput'),
  panel(
    'Records',
    {
      '{{task_name}} in': `sum by (task_name) (rate(${task('numRecordsIn')}${ofJob(',task_name=~"$task"')}[$__rate_interval]))`,
      '{{task_name}} out': `sum by (task_name) (rate(${task('numRecordsOut')}${ofJob(',task_name=~"$task"')}[$__rate_interval]))`,
    },
    unit('rps'),
  ),
  panel(
    'Records of operators',
    {
      '{{operator_name}}': `sum(rate(${operator('numRecordsIn')}{job_name="$job"}[$smoothing])) by (operator_name)`,
    },
    unit('ops'),
  ),
  panel(
    'Busy, idle, backpressured',
    {
      busy: `avg(${task('busyTimeMsPerSecond')}${ofJob()}) / 10`,
      idle: `avg(${task('idleTimeMsPerSecond')}${ofJob()}) / 10`,
      backpressured: `avg(${task('backPressuredTimeMsPerSecond')}${ofJob()}) / 10`,
    },
    { ...unit('percent', { max: 100 }), custom: { stacking: { mode: 'percent' } } },
  ),
  panel(
    'Watermark lag',
    {
      '{{task_name}} {{subtask_index}}': `(time() * 1000 - ${task('currentInputWatermark')}${ofJob()}) / 1000`,
    },
    { ...unit('dthms'), custom: { scaleDistribution: { type: 'log', log: 10 } } },
  ),
  panel(
    'Consumer lag',
    {
      '{{task_name}}': `max by (task_name) (${operator('KafkaSourceReader_KafkaConsumer_records_lag_max')}{job_name="orders"})`,
    },
    { type: 'bargauge', options: { reduceOptions: { calcs: ['max'] } } },
  ),
  panel('Latency', { __auto: `${operator('latency')}${ofJob()}` }, { type: 'heatmap' }),
  panel('Brokers', { __auto: 'sum(up{job="kafka"})' }),
];

const checkpoints = [
  heading('Checkpoints'),
  panel(
    'Last checkpoint',
    {
      duration: `flink_jobmanager_job_lastCheckpointDuration${ofJob()}`,
      size: `flink_jobmanager_job_lastCheckpointSize${ofJob()}`,
    },
    { overrides: [byUnit('duration', 'ms'), byUnit('size', 'bytes')] },
  ),
  stat(
    'Completed',
    `sum(increase(flink_jobmanager_job_numberOfCompletedCheckpoints${ofJob()}[$__range]))`,
  ),
  panel(
    'Failed',
    { __auto: `increase(flink_jobmanager_job_numberOfFailedCheckpoints${ofJob()}[15m])` },
    {
      defaults: { thresholds: { mode: 'absolute', steps: steps(1) } },
      custom: { drawStyle: 'bars', thresholdsStyle: { mode: 'area' } },
    },
  ),
];

const taskManagers = [
  heading('TaskManager $tm', {
    collapsed: true,
    repeat: 'tm',
    panels: [
      graph('CPU', 'percentunit', `${jvm('CPU_Load')}${ofTaskManager}`, {
        alert: { name: 'CPU is high' },
        thresholds: [{ colorMode: 'critical', fill: true, line: true, op: 'gt', value: 0.9 }],
      }),
      graph(
        'Young collections',
        'ms',
        `rate(${jvm('GarbageCollector_G1_Young_Generation_Time')}${ofTaskManager}[5m])`,
      ),
      graph(
        'Memory',
        'decbytes',
        `${jvm('Memory_Heap_Committed')}${ofTaskManager} + ${jvm('Memory_NonHeap_Committed')}${ofTaskManager}`,
        { seriesOverrides: [{ alias: '/max/', yaxis: 2 }] },
      ),
    ],
  }),
];

const pods = [
  heading('Pods'),
  panel(
    'CPU of pods',
    {
      '{{pod}}': `sum by (pod) (rate(container_cpu_usage_seconds_total{namespace="$namespace",pod=~"$pod",container!=""}[5m]))`,
    },
    {
      panel: {
        transformations: [{ id: 'renameByRegex', options: { regex: 'a', renamePattern: 'b' } }],
      },
    },
  ),
  panel(
    'Memory of pods',
    {
      used: `container_memory_working_set_bytes{namespace="$namespace",container="flink-main-container"}`,
      limit: `max by (pod) (kube_pod_container_resource_limits{namespace="$namespace",resource="memory"})`,
    },
    { ...unit('bytes'), panel: { links: [{ title: 'Nodes', url: '/d/nodes' }] } },
  ),
  { ...panel('Logs', { __auto: '{app="flink"}' }, { type: 'logs' }), datasource: { type: 'loki' } },
];

const choice = (name: string, type = 'query') => ({ name, type, includeAll: true, multi: true });

export const dashboard = {
  __inputs: [{ name: 'DS_PROMETHEUS', type: 'datasource', pluginId: 'prometheus' }],
  annotations: {
    list: [
      {
        builtIn: 1,
        datasource: { type: 'grafana', uid: '-- Grafana --' },
        enable: true,
        hide: true,
        name: 'Annotations & Alerts',
        type: 'dashboard',
      },
      {
        datasource: { type: 'prometheus', uid: `\${DS_PROMETHEUS}` },
        enable: true,
        expr: `changes(flink_jobmanager_job_numRestarts${ofJob()}[1m]) > 0`,
        name: 'Restarts',
      },
    ],
  },
  links: [{ title: 'Flink dashboards', type: 'dashboards', tags: ['flink'] }],
  panels: [...job, ...throughput, ...checkpoints, ...taskManagers, ...pods].map((panel, index) => ({
    id: index + 1,
    gridPos: { h: 8, w: 24, x: 0, y: 8 * index },
    ...panel,
  })),
  schemaVersion: 39,
  templating: {
    list: [
      choice('DS_PROMETHEUS', 'datasource'),
      ...['namespace', 'job', 'task', 'tm', 'pod'].map((name) => choice(name)),
      choice('smoothing', 'interval'),
      choice('filters', 'adhoc'),
    ],
  },
  time: { from: 'now-1h', to: 'now' },
  title: 'Flink jobs',
};
