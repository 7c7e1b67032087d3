import { chartQuery, kubernetes, sections } from '@flink-metrics/sdk/flink';
import { print } from '@flink-metrics/sdk/promql';

/** Queries over the sample shapes, a list for each part of PromQL. `end` is the time of the last sample in ms. */
export function writtenQueries(end: number): Record<string, string[]> {
  // Of NaN a date is whatever the machine makes of it.
  const dates = [
    ...['day_of_month', 'day_of_week', 'day_of_year', 'days_in_month'],
    ...['hour', 'minute', 'month', 'year'],
  ];
  const overRange = [
    ...['rate', 'increase', 'irate', 'idelta', 'delta', 'deriv', 'changes', 'resets'],
    ...['avg', 'min', 'max', 'sum', 'count', 'last', 'present', 'stdvar', 'stddev'].map(
      (name) => `${name}_over_time`,
    ),
  ];
  const elementwise = [
    ...['abs', 'ceil', 'floor', 'exp', 'ln', 'log2', 'log10', 'sqrt', 'sgn', 'round', 'deg', 'rad'],
    ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'timestamp'],
    ...['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
  ];
  const aggregators = ['sum', 'avg', 'count', 'min', 'max', 'group', 'stddev', 'stdvar'];
  return {
    'range functions': overRange.flatMap((name) => [
      `${name}(events[1m])`,
      `${name}(events[4m30s])`,
      `${name}(level[100s] offset 3m)`,
      `${name}(events{job="a"}[20m:70s])`,
      `${name}(level[5m] @ ${end / 1000 - 600.4})`,
    ]),
    'range functions on NaN and infinity': ['min', 'max', 'count', 'last', 'present'].map(
      (name) => `${name}_over_time(odd[3m])`,
    ),
    'range functions with arguments': [
      'quantile_over_time(0.3, level[6m])',
      'quantile_over_time(-1, level[6m])',
      'quantile_over_time(scalar(level{job="b"}) / 20, events[6m])',
      'predict_linear(events[5m], 600)',
      'predict_linear(level[7m] offset 2m, -60)',
      'absent_over_time(events[5m])',
      'absent_over_time(nothing{job="x",instance=~"y",zone="z"}[5m])',
    ],
    selectors: [
      'level',
      '{__name__=~"level|events",job!="b"}',
      '{__name__!~"flink.*|container.*|kube.*|up",zone=""}',
      'level{job=~"a|c"}',
      'level{job!~"a|c",instance=~".+"}',
      'level{zone=~"x?"}',
      'level offset 90s',
      'level offset -2m',
      'level @ start()',
      'level @ end() offset 1m',
      `level @ ${end / 1000 - 333.3}`,
      'nothing',
      '42',
      '-level',
      '+level',
      'time()',
      'vector(3)',
      'pi()',
      'scalar(level)',
      'scalar(level{job="b"})',
      'absent(level)',
      'absent(nothing{a="1",b=~"2",c="3",c="4"})',
      'absent(sum(nothing))',
    ],
    'functions of each element': [
      ...elementwise.flatMap((name) => [`${name}(level)`, `${name}(odd{job="a"})`]),
      ...dates.map((name) => `${name}(level * 1e6)`),
      'round(level, 5)',
      'round(level / 3, 0.1)',
      'clamp(level, -5, 10)',
      'clamp(level, 10, -5)',
      'clamp_min(level, 3)',
      'clamp_max(odd, 3)',
      'timestamp(level offset 2m)',
      'timestamp(level + 1)',
      'hour()',
      'year(vector(1e9))',
    ],
    'functions of labels': [
      `label_replace(level, "both", "$1-\${2}", "instance", "(.)(.*)")`,
      'label_replace(level, "zone", "", "job", "a")',
      'label_replace(level, "x", "y", "job", "z")',
      'label_replace(level, "job", "one", "instance", ".*")',
      'label_replace(level, "__name__", "$cluster", "job", "(?P<cluster>.*)")',
      'label_join(level, "both", "/", "job", "zone", "missing")',
      'label_replace(level, "not valid", "$1", "job", "(.*)")',
      'label_replace(level, "a", "$1", "job", "(")',
    ],
    aggregations: [
      ...aggregators.flatMap((name) => [
        `${name}(level)`,
        `${name} by (job) (level)`,
        `${name} by (job, missing) (events)`,
        `${name} without (instance, zone) (level)`,
        `${name} without () (events)`,
        `${name} by (job) (rate(events[2m]))`,
      ]),
      'quantile(0.25, level)',
      'quantile by (job) (0.9, events)',
      'quantile(2, level)',
      'count_values("value", round(level, 10))',
      'count_values by (job) ("value", events > 100)',
      'count_values without (instance) ("job", level)',
      'topk(2, level)',
      'topk by (job) (1, events)',
      'bottomk(3, level)',
      'bottomk without (instance) (1, odd)',
      'topk(0, level)',
      'sum(odd{job="c"})',
    ],
    operators: [
      // Prometheus 2 forgot to drop the name.
      'sum by (job) (level atan2 3)',
      'level atan2 on (job, instance) events',
      ...['+', '-', '*', '/', '%', '^'].flatMap((operator) => [
        `level ${operator} 3`,
        `3 ${operator} level`,
        `2 ${operator} 7`,
        `events ${operator} on (job, instance) level`,
        `events ${operator} ignoring (zone) level`,
      ]),
      ...['==', '!=', '<', '<=', '>', '>='].flatMap((operator) => [
        `level ${operator} 5`,
        `5 ${operator} level`,
        `level ${operator} bool 5`,
        `1 ${operator} bool 2`,
        `events ${operator} ignoring (zone) level`,
        `events ${operator} bool on (job, instance) level`,
        `odd ${operator} odd`,
      ]),
      ...['and', 'or', 'unless'].flatMap((operator) => [
        `level ${operator} events`,
        `level ${operator} on (job) events{instance="1"}`,
        `level ${operator} ignoring (zone, instance) (events > 100)`,
        `level ${operator} on () vector(1)`,
      ]),
      'events * on (job, instance) group_left (version, node) info',
      'info * on (job, instance) group_right (node) events',
      'events / on (job) group_left () sum by (job) (events)',
      'events * on (job) group_left (zone) max by (job, zone) (level)',
      'events + on (job) level',
      'events + on (job) group_left () level',
      'sum by (job) (events) > on (job) sum by (job) (level)',
      'level / 0',
      '-level ^ 2',
      'level - level',
      '{__name__=~"level|events"} + 1',
      'rate({__name__=~"level|events"}[2m])',
      '-{__name__=~"level|events",instance="1"}',
    ],
    subqueries: [
      'max_over_time(rate(events[1m])[10m:])',
      'avg_over_time(level[5m:20s] offset 1m)',
      `sum_over_time(level[5m:30s] @ ${end / 1000 - 500.5})`,
      'last_over_time(sum by (job) (events)[3m:45s])',
      'rate(sum by (job) (events)[6m:50s])',
      'min_over_time(max_over_time(level[1m])[7m:35s])',
      'absent_over_time(nothing[2m:10s])',
    ],
    histograms: [
      'histogram_quantile(0.9, wait_bucket)',
      'histogram_quantile(0.5, sum by (le) (rate(wait_bucket[3m])))',
      'histogram_quantile(0.1, wait_bucket{le!="+Inf"})',
      'histogram_quantile(1.5, wait_bucket)',
      'histogram_quantile(0.5, level)',
    ],
    ...sectionQueries(),
    'the simulated job': [
      'sum by (task_name) (rate(flink_taskmanager_job_task_numRecordsIn[2m]))',
      'flink_taskmanager_Status_JVM_Memory_Heap_Used and on (tm_id) flink_taskmanager_job_task_numRecordsIn{job_name="orders"}',
      'time() - min by (task_name) (flink_taskmanager_job_task_currentInputWatermark > -9e18) / 1000',
      'sum by (pod) (rate(container_cpu_usage_seconds_total{container!~"POD|"}[2m]))',
      'flink_jobmanager_job_lastCheckpointDuration >= 0',
      'count by (job_name, task_attempt_num) (flink_taskmanager_job_task_isBackPressured)',
      'avg by (task_name) (flink_taskmanager_job_task_busyTimeMsPerSecond) / 1000',
      'changes(flink_jobmanager_job_numRestarts[10m])',
    ],
  };
}

/** What the panel asks, for the simulated job. */
function sectionQueries(): Record<string, string[]> {
  const scope = { deployment: kubernetes, namespace: 'tenant-a', jobName: 'orders' };
  return Object.fromEntries(
    sections.map(({ id, charts }) => [
      `the section ${id}`,
      charts.map((chart) => print(chartQuery(chart, scope, { step: 73_000, interval: 30_000 }))),
    ]),
  );
}
