import {
  add,
  count,
  group,
  increase,
  lastOverTime,
  max,
  maxOverTime,
  minOverTime,
  or,
  sub,
  sum,
  unless,
} from '../../../promql/index.ts';
import { flink } from '../../metrics/generated/flink.ts';
import { age, failures, grown, lately } from '../measures/lately.ts';
import { above, atLeast, atMost, below, elseNo } from '../measures/tests.ts';
import type { OurRule } from './rule-id.ts';

const { job, jobmanager, task } = flink;

/** Since 1.15 the time in that state; before it `downtime` was all there was. */
const notRunning = () =>
  or(add(max(job.restartingTime()), max(job.failingTime())), max(job.downtime()));

/** TaskManagers that the JobManager knew half an hour ago at most, and no longer does. */
const lostTaskManagers = () =>
  sub(
    max(maxOverTime(jobmanager.numRegisteredTaskManagers(), '30m')),
    max(jobmanager.numRegisteredTaskManagers()),
  );

const completed = () => sum(increase(job.numberOfCompletedCheckpoints(), '1h'));

/** More than two resets in an hour: AWS's guide of alarms for Managed Flink. */
const awsAlarms = {
  text: 'AWS, Managed Service for Apache Flink: recommended alarms',
  url: 'https://docs.aws.amazon.com/managed-flink/latest/java/monitoring-metrics-alarms.html',
} as const;

export const restarts = (): readonly OurRule[] => [
  {
    id: 'not-running',
    domain: 'job',
    severity: 'critical',
    title: { en: 'Job does not run', 'zh-CN': '作业未在运行' },
    sentence: {
      en: 'The job has not been running for {value}: it is failing or restarting.',
      'zh-CN': '作业已 {value} 未在运行：正在失败或重启中。',
    },
    subject: [],
    when: [above(notRunning(), 120_000, 'ms')],
    evidence: [{ chart: 'restarting-time', limit: 120_000 }, { chart: 'restarts' }],
    causes: [
      {
        id: 'no-taskmanagers',
        sentence: {
          en: 'It waits for TaskManagers that do not come.',
          'zh-CN': '在等待未能启动的 TaskManager。',
        },
        test: { when: [above(max(jobmanager.numPendingTaskManagers()), 0, 'count')] },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'Look for the first exception after it last ran, in the log of the JobManager: what follows are side effects.',
          'zh-CN': '查看 JobManager 日志中最后一次运行之后的第一个异常：后面的多为连带现象。',
        },
      },
      {
        sentence: {
          en: 'Check how often and how long it is restarted.',
          'zh-CN': '检查重启策略的次数与间隔。',
        },
        keys: [
          { key: 'restart-strategy', until: '1.17' },
          { key: 'restart-strategy.type', since: '1.17' },
        ],
      },
    ],
    silences: ['backpressure', 'sources', 'watermarks'],
    source: {
      text: 'Two minutes are longer than a usual restart; AWS alarms at any downtime',
      url: awsAlarms.url,
    },
  },
  {
    id: 'restart-loop',
    domain: 'job',
    severity: 'critical',
    title: { en: 'Job restarts again and again', 'zh-CN': '作业反复重启' },
    sentence: {
      en: 'The job failed and restarted {value} times in the last ten minutes.',
      'zh-CN': '最近十分钟内作业失败并重启了 {value} 次。',
    },
    subject: [],
    // Three, less what Prometheus loses at the ends of a window.
    when: [atLeast(failures('10m'), 2.5, 'count')],
    evidence: [{ chart: 'restarts' }, { chart: 'checkpoints-per-minute' }],
    causes: [
      {
        id: 'taskmanager-lost',
        sentence: { en: 'A TaskManager was lost.', 'zh-CN': '丢失了 TaskManager。' },
        test: { rule: 'taskmanager-lost' },
      },
      {
        id: 'out-of-memory',
        sentence: {
          en: 'A container was killed for its memory.',
          'zh-CN': '容器因内存超限被终止。',
        },
        test: { rule: 'oom-killed' },
      },
      {
        id: 'heap-full',
        sentence: { en: 'The heap of a TaskManager is full.', 'zh-CN': 'TaskManager 堆内存已满。' },
        test: { rule: 'heap-full' },
      },
      {
        id: 'checkpoints-failing',
        sentence: {
          en: 'Checkpoints fail, and the job may tolerate none.',
          'zh-CN': '检查点失败，而作业可能不容忍任何失败。',
        },
        test: { rule: 'checkpoints-failing' },
      },
      {
        id: 'no-slots',
        sentence: {
          en: 'It does not get as many slots as it asks for.',
          'zh-CN': '无法获得所需数量的槽位。',
        },
        test: {
          when: [
            elseNo(atLeast(withoutTasksLately(), 0, 'count')),
            atMost(max(maxOverTime(jobmanager.taskSlotsAvailable(), lately)), 0, 'count'),
          ],
        },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'The same time between restarts means the same record or the same code: read the first exception of one of them.',
          'zh-CN': '重启间隔相同，多为同一条数据或同一段代码所致：查看其中一次的首个异常。',
        },
      },
      {
        sentence: {
          en: 'Restart with growing delays, so that what it depends on can recover.',
          'zh-CN': '使用间隔递增的重启策略，给外部系统恢复的时间。',
        },
        keys: [
          { key: 'restart-strategy', value: 'exponential-delay', until: '1.17' },
          { key: 'restart-strategy.type', value: 'exponential-delay', since: '1.17' },
        ],
      },
      {
        cause: 'checkpoints-failing',
        sentence: {
          en: 'Tolerate a few failed checkpoints.',
          'zh-CN': '允许少量检查点失败。',
        },
        keys: [{ key: 'execution.checkpointing.tolerable-failed-checkpoints', value: '3' }],
      },
    ],
    effects: ['restarts-often', 'restarts-without-checkpoint', 'checkpoints-failing-often'],
    silences: ['backpressure', 'sources', 'watermarks'],
    source: {
      text: 'Between GCP Dataproc (5 in 5 min) and AWS (more than 2 in an hour); ours',
      url: awsAlarms.url,
    },
  },
  {
    id: 'restarts-often',
    domain: 'job',
    severity: 'warning',
    title: { en: 'Job restarts often', 'zh-CN': '作业频繁重启' },
    sentence: {
      en: 'The job failed and restarted {value} times in the last hour.',
      'zh-CN': '最近一小时内作业失败并重启了 {value} 次。',
    },
    subject: [],
    when: [atLeast(failures('1h'), 2.5, 'count')],
    evidence: [{ chart: 'restarts' }],
    advice: [
      {
        sentence: {
          en: 'Read the first exception of each: restarts of one kind have one cause.',
          'zh-CN': '查看每次重启的首个异常：同类重启往往出自同一原因。',
        },
      },
    ],
    source: awsAlarms,
  },
  {
    id: 'restarts-without-checkpoint',
    domain: 'job',
    severity: 'critical',
    title: { en: 'Restarts without progress', 'zh-CN': '重启且无进展' },
    sentence: {
      en: 'The job restarted {value} times in the last hour and completed no checkpoint: it does the same work again and again.',
      'zh-CN': '最近一小时内作业重启 {value} 次且没有完成任何检查点：在反复重做同样的工作。',
    },
    subject: [],
    when: [atLeast(failures('1h'), 2.5, 'count'), below(completed(), 0.5, 'count')],
    evidence: [{ chart: 'restarts' }, { chart: 'checkpoints-per-minute' }],
    advice: [
      {
        sentence: {
          en: 'Take the newest savepoint or checkpoint that it restored from, and find what fails before the next one.',
          'zh-CN': '从它恢复所用的检查点或保存点入手，查找在下一个检查点之前失败的原因。',
        },
      },
    ],
    effects: ['restarts-often', 'restart-loop'],
    silences: ['backpressure', 'sources', 'watermarks'],
    source: {
      text: 'flink-kubernetes-operator: a cluster without checkpoint progress is unhealthy',
      url: 'https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-main/docs/operations/configuration/',
    },
  },
  {
    id: 'rescales-often',
    domain: 'job',
    severity: 'warning',
    title: { en: 'Job is rescaled often', 'zh-CN': '作业频繁扩缩容' },
    sentence: {
      en: 'The job was rescaled {value} times in the last hour; each time it stops.',
      'zh-CN': '最近一小时内作业扩缩容 {value} 次，每次都会中断处理。',
    },
    subject: [],
    when: [above(sum(grown(job.numRescales(), '1h')), 4, 'count')],
    evidence: [{ chart: 'restarts' }, { chart: 'subtasks' }],
    advice: [
      {
        sentence: {
          en: 'Let the autoscaler look at a longer time, and wait longer before it scales down.',
          'zh-CN': '让自动扩缩容参考更长时间窗口，并延后缩容。',
        },
        keys: [
          { key: 'job.autoscaler.metrics.window', value: '30 min' },
          { key: 'job.autoscaler.scale-down.interval', value: '2 h' },
        ],
      },
    ],
    source: {
      text: 'The autoscaler settles for 5 min and scales down after an hour at the earliest: four an hour are more than a ramp',
      url: 'https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-main/docs/custom-resource/autoscaler/',
    },
  },
  {
    id: 'taskmanager-lost',
    domain: 'job',
    severity: 'critical',
    title: { en: 'TaskManager lost', 'zh-CN': 'TaskManager 丢失' },
    sentence: {
      en: 'TaskManagers that disappeared within the last half hour, with none in their place: {value}.',
      'zh-CN': '最近半小时内有 {value} 个 TaskManager 消失且没有补上。',
    },
    subject: [],
    when: [
      atLeast(lostTaskManagers(), 1, 'count'),
      // One that is given back on purpose fails no job.
      above(failures('30m'), 0.5, 'count'),
    ],
    evidence: [
      { chart: 'cluster-taskmanagers', series: 'registered' },
      { chart: 'container-restarts' },
      { chart: 'container-memory-share' },
    ],
    causes: [
      {
        id: 'out-of-memory',
        sentence: {
          en: 'Its container was killed for its memory.',
          'zh-CN': '其容器因内存超限被终止。',
        },
        test: { rule: 'oom-killed' },
      },
      {
        id: 'heap-full',
        sentence: { en: 'A heap is full.', 'zh-CN': '堆内存已满。' },
        test: { rule: 'heap-full' },
      },
    ],
    advice: [
      {
        sentence: {
          en: 'See the events of its pod: killed for memory, evicted, or its node gone; and why no new one is scheduled.',
          'zh-CN': '查看其 Pod 事件：内存超限、被驱逐或节点下线，以及为何没有调度新的 Pod。',
        },
      },
    ],
    effects: ['not-running', 'no-resources', 'data-incomplete', 'no-recent-checkpoint'],
    silences: ['backpressure', 'sources', 'watermarks'],
    source: {
      text: 'Tencent Cloud Oceanus, event "TaskManager pod exits unexpectedly"',
      url: 'https://www.tencentcloud.com/document/product/1000/56807',
    },
  },
  {
    id: 'no-resources',
    domain: 'job',
    severity: 'critical',
    title: { en: 'Not enough TaskManagers', 'zh-CN': 'TaskManager 不足' },
    sentence: {
      en: 'The job has waited for {value} TaskManagers for more than three minutes.',
      'zh-CN': '作业等待 {value} 个 TaskManager 已超过三分钟。',
    },
    subject: [],
    when: [above(pendingAllTheTime(), 0, 'count')],
    evidence: [
      { chart: 'cluster-taskmanagers', series: 'pending' },
      { chart: 'cluster-slots', series: 'available' },
    ],
    advice: [
      {
        sentence: {
          en: 'Look for what keeps their pods from starting: quota, a full node pool, an image that cannot be pulled.',
          'zh-CN': '检查 Pod 无法启动的原因：配额、节点池已满或镜像拉取失败。',
        },
      },
      {
        sentence: {
          en: 'Ask for less: lower parallelism, or more slots in each TaskManager.',
          'zh-CN': '降低资源需求：减小并行度，或增加每个 TaskManager 的槽位数。',
        },
        keys: [{ key: 'parallelism.default' }, { key: 'taskmanager.numberOfTaskSlots' }],
      },
    ],
    effects: ['not-running', 'no-slots', 'slow-deployment'],
    source: {
      text: 'Pending for as long as a pod takes to start, three minutes; ours. Free slots alone are no sign: an application cluster has none',
    },
  },
  {
    id: 'no-slots',
    domain: 'job',
    severity: 'critical',
    title: { en: 'No free slots', 'zh-CN': '没有空闲槽位' },
    sentence: {
      en: 'The job has waited for slots for {value}: none of its tasks runs, and all {slots} slots of the cluster are taken.',
      'zh-CN': '作业已等待槽位 {value}：没有任务在运行，集群的 {slots} 个槽位已全部占用。',
    },
    subject: [],
    when: [
      elseNo(above(withoutTasks(), 180_000, 'ms')),
      atMost(max(maxOverTime(jobmanager.taskSlotsAvailable(), lately)), 0, 'count'),
      // With slots it would deploy its tasks; and had it some that nobody scrapes, it would complete checkpoints.
      atMost(max(job.deployingTime()), 0, 'ms'),
      atMost(sum(grown(job.numberOfCompletedCheckpoints(), '10m')), 0, 'count'),
    ],
    numbers: { slots: { measure: max(jobmanager.taskSlotsTotal()), unit: 'count' } },
    evidence: [{ chart: 'cluster-slots', series: 'available' }, { chart: 'subtasks' }],
    advice: [
      {
        sentence: {
          en: 'End jobs that nobody needs, add TaskManagers, or ask for less: lower parallelism, or more slots in each TaskManager.',
          'zh-CN':
            '停止不再需要的作业、增加 TaskManager，或降低资源需求：减小并行度或增加每个 TaskManager 的槽位数。',
        },
        keys: [{ key: 'parallelism.default' }, { key: 'taskmanager.numberOfTaskSlots' }],
      },
    ],
    // Flink 1.20 counts as failed what it did not begin, since tasks do not run.
    effects: [
      'slow-deployment',
      'slow-restore',
      'checkpoints-failing',
      'checkpoints-failing-often',
    ],
    source: {
      text: 'A job waits until slot.request.timeout, 5 min, and then fails; three minutes are ours',
      url: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/deployment/config/',
    },
  },
  {
    id: 'slow-deployment',
    domain: 'job',
    severity: 'critical',
    title: { en: 'Job does not get going', 'zh-CN': '作业长时间部署中' },
    sentence: {
      en: 'The tasks of the job have been deploying for {value}.',
      'zh-CN': '作业的任务已部署 {value} 仍未就绪。',
    },
    subject: [],
    when: [above(max(job.deployingTime()), 300_000, 'ms')],
    evidence: [{ chart: 'cluster-slots' }, { chart: 'running-time' }],
    advice: [
      {
        sentence: {
          en: 'It waits for slots, for its jar, or for an operator that blocks as it opens: see the logs of the TaskManagers.',
          'zh-CN': '可能在等待槽位、下载作业包，或某算子初始化时阻塞：查看 TaskManager 日志。',
        },
        keys: [{ key: 'slot.request.timeout' }],
      },
    ],
    source: {
      text: 'slot.request.timeout is 5 min',
      url: 'https://nightlies.apache.org/flink/flink-docs-stable/docs/deployment/config/',
    },
  },
  {
    id: 'slow-restore',
    domain: 'job',
    severity: 'warning',
    title: { en: 'Tasks start slowly', 'zh-CN': '任务启动缓慢' },
    sentence: {
      en: 'After {running} some tasks still load their state or open.',
      'zh-CN': '启动 {running} 后仍有任务在加载状态或初始化。',
    },
    subject: [],
    when: [
      below(max(job.allSubTasksRunningOrFinishedTime()), 1, 'ms'),
      above(max(job.runningTime()), 300_000, 'ms'),
    ],
    numbers: { running: { measure: max(job.runningTime()), unit: 'ms' } },
    evidence: [{ chart: 'checkpoint-size', series: 'full' }, { chart: 'running-time' }],
    advice: [
      {
        sentence: {
          en: 'Keep a copy of the state on the disks of the TaskManagers.',
          'zh-CN': '在 TaskManager 本地磁盘保留状态副本。',
        },
        keys: [
          { key: 'state.backend.local-recovery', value: 'true', until: '1.20' },
          { key: 'execution.state-recovery.from-local', value: 'true', since: '1.20' },
        ],
      },
    ],
    source: {
      text: 'Five minutes, the restart time that the autoscaler reckons with',
      url: 'https://nightlies.apache.org/flink/flink-kubernetes-operator-docs-main/docs/custom-resource/autoscaler/',
    },
  },
];

/** How long the job has run, where no task of it reports: it is RUNNING as soon as it asks for slots. */
function withoutTasks() {
  return unless(age(), count(group(task.numRecordsIn())));
}

/** Restarts, where no task has come so far as to report: in a loop of its own failures some do. */
function withoutTasksLately() {
  return unless(max(job.numRestarts()), count(lastOverTime(task.numRecordsIn(), lately)));
}

function pendingAllTheTime() {
  return max(minOverTime(jobmanager.numPendingTaskManagers(), lately));
}
