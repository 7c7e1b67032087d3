import { rowsOf, type TextRow, type TextRows } from './family-text.ts';

const lifecycle: TextRows = {
  '<kind>_Lifecycle_State_<state>_TimeSeconds': [
    'Time in a state',
    'How long resources of a kind spend in one lifecycle state.',
    '状态停留时间',
    '某类资源在某一生命周期状态停留的时间。',
  ],
  '<kind>_Lifecycle_Transition_<transition>_TimeSeconds': [
    'Time of a transition',
    'How long one transition of resources of a kind takes, such as an upgrade.',
    '转换耗时',
    '某类资源一次转换（如升级）的耗时。',
  ],
  'Lifecycle_State_<state>_Count': [
    'Resources in a state',
    'Resources of the namespace in one lifecycle state.',
    '处于某状态的资源',
    '命名空间中处于某一生命周期状态的资源数。',
  ],
  'Lifecycle_State_<state>_TimeSeconds': [
    'Time in a state, by namespace',
    'How long resources of the namespace spend in one lifecycle state.',
    '各命名空间状态停留时间',
    '命名空间中资源在某一生命周期状态停留的时间。',
  ],
  'Lifecycle_Transition_<transition>_TimeSeconds': [
    'Time of a transition, by namespace',
    'How long one transition takes in the namespace.',
    '各命名空间转换耗时',
    '命名空间中一次转换的耗时。',
  ],
};

const resources: TextRows = {
  Count: ['Resources', 'Resources that the operator manages.', '资源数', 'Operator 管理的资源数。'],
  'JmDeploymentStatus_<status>_Count': [
    'Deployments by JobManager status',
    'FlinkDeployments whose JobManager has one status.',
    '按 JobManager 状态的部署',
    'JobManager 处于某一状态的 FlinkDeployment 数。',
  ],
  FlinkVersion_Count: [
    'Deployments by Flink version',
    'FlinkDeployments of one Flink version.',
    '按 Flink 版本的部署',
    '某一 Flink 版本的 FlinkDeployment 数。',
  ],
  FlinkMinorVersion_Count: [
    'Deployments by minor version',
    'FlinkDeployments of one minor version of Flink.',
    '按次版本的部署',
    '某一 Flink 次版本的 FlinkDeployment 数。',
  ],
  ResourceUsage_Cpu: [
    'CPU asked for',
    'Cores that all FlinkDeployments ask for.',
    '申请的 CPU',
    '所有 FlinkDeployment 申请的核数。',
  ],
  ResourceUsage_Memory: [
    'Memory asked for',
    'Memory that all FlinkDeployments ask for.',
    '申请的内存',
    '所有 FlinkDeployment 申请的内存。',
  ],
  ResourceUsage_StateSize: [
    'State size',
    'State in the last checkpoints of all FlinkDeployments.',
    '状态大小',
    '所有 FlinkDeployment 最近检查点中的状态大小。',
  ],
  'BlueGreenState_<state>_Count': [
    'Blue-green deployments by state',
    'Blue-green deployments in one state.',
    '按状态的蓝绿部署',
    '处于某一状态的蓝绿部署数。',
  ],
  'JobStatus_<status>_Count': [
    'Blue-green deployments by job status',
    'Blue-green deployments whose job has one status.',
    '按作业状态的蓝绿部署',
    '作业处于某一状态的蓝绿部署数。',
  ],
  Failures: [
    'Blue-green failures',
    'Blue-green deployments that began to fail.',
    '蓝绿部署失败',
    '进入失败状态的蓝绿部署次数。',
  ],
  Checkpoint_Count: [
    'Checkpoint snapshots',
    'Checkpoints that the operator keeps track of.',
    '检查点快照',
    'Operator 跟踪的检查点数。',
  ],
  'Checkpoint_State_<state>_Count': [
    'Checkpoint snapshots by state',
    'Checkpoints in one state.',
    '按状态的检查点快照',
    '处于某一状态的检查点数。',
  ],
  Savepoint_Count: [
    'Savepoint snapshots',
    'Savepoints that the operator keeps track of.',
    '保存点快照',
    'Operator 跟踪的保存点数。',
  ],
  'Savepoint_State_<state>_Count': [
    'Savepoint snapshots by state',
    'Savepoints in one state.',
    '按状态的保存点快照',
    '处于某一状态的保存点数。',
  ],
};

const apiServer: TextRows = {
  KubeClient_HttpRequest_Count: [
    'API requests',
    'Requests to the Kubernetes API server.',
    'API 请求',
    '发往 Kubernetes API 服务器的请求数。',
  ],
  KubeClient_HttpRequest_NumPerSecond: [
    'API requests per second',
    'Requests to the Kubernetes API server per second.',
    'API 请求速率',
    '每秒发往 Kubernetes API 服务器的请求数。',
  ],
  'KubeClient_HttpRequest_<method>_Count': [
    'API requests by method',
    'Requests of one HTTP method.',
    '按方法的 API 请求',
    '某一 HTTP 方法的请求数。',
  ],
  KubeClient_HttpRequest_Failed_Count: [
    'API requests without an answer',
    'Requests that nobody answered.',
    '无响应 API 请求',
    '未得到响应的请求数。',
  ],
  KubeClient_HttpRequest_Failed_NumPerSecond: [
    'API requests without an answer, per second',
    'Requests a second that nobody answered.',
    '无响应 API 请求速率',
    '每秒未得到响应的请求数。',
  ],
  KubeClient_HttpRequest_Slow_Count: [
    'Slow API requests',
    'Requests that took longer than the threshold, 5 s by default.',
    '缓慢 API 请求',
    '耗时超过阈值（默认 5 秒）的请求数。',
  ],
  KubeClient_HttpResponse_Count: [
    'API responses',
    'Responses of the Kubernetes API server.',
    'API 响应',
    'Kubernetes API 服务器的响应数。',
  ],
  KubeClient_HttpResponse_NumPerSecond: [
    'API responses per second',
    'Responses per second.',
    'API 响应速率',
    '每秒响应数。',
  ],
  KubeClient_HttpResponse_TimeNanos: [
    'API response time',
    'How long the API server takes to answer.',
    'API 响应时间',
    'API 服务器的响应耗时。',
  ],
  'KubeClient_HttpResponse_<code>_Count': [
    'API responses by status',
    'Responses with one status code.',
    '按状态码的 API 响应',
    '某一状态码的响应数。',
  ],
  'KubeClient_HttpResponse_<code>_NumPerSecond': [
    'API responses by status, per second',
    'Responses a second with one status code.',
    '按状态码的 API 响应速率',
    '每秒某一状态码的响应数。',
  ],
  'Status_JVM_<jvm_metric>': [
    'Operator JVM',
    'A JVM metric of the operator itself, named as those of a JobManager.',
    'Operator JVM',
    'Operator 自身的 JVM 指标，命名与 JobManager 相同。',
  ],
};

const reconciliation: TextRows = {
  JOSDK_Reconciliation_Count: [
    'Reconciliations',
    'Reconciliations begun.',
    '协调次数',
    '已发起的协调次数。',
  ],
  'JOSDK_Reconciliation_<outcome>_Count': [
    'Reconciliations by outcome',
    'Reconciliations with one outcome.',
    '按结果的协调次数',
    '某一结果的协调次数。',
  ],
  JOSDK_Resource_Event_Count: [
    'Resource events',
    'Changes of resources that arrived.',
    '资源事件',
    '收到的资源变更事件数。',
  ],
  'JOSDK_Resource_Event_<action>_Count': [
    'Resource events by action',
    'Changes of one kind.',
    '按动作的资源事件',
    '某一类变更事件数。',
  ],
  'JOSDK_<execution>_<result>_TimeSeconds': [
    'Controller run time',
    'How long the controller ran, by what it did and how it ended.',
    '控制器运行时间',
    '控制器的运行耗时（按操作与结果）。',
  ],
};

const evaluated: Readonly<Record<string, TextRow>> = {
  LOAD: ['load', 'Share of its time the vertex is busy.', '负载', '顶点繁忙时间占比。'],
  TRUE_PROCESSING_RATE: [
    'possible rate',
    'Records per second the vertex could do at full load.',
    '真实处理速率',
    '顶点满载时每秒可处理的记录数。',
  ],
  TARGET_DATA_RATE: [
    'needed rate',
    'Records per second the vertex has to do.',
    '目标速率',
    '顶点每秒需要处理的记录数。',
  ],
  CATCH_UP_DATA_RATE: [
    'catch-up rate',
    'Records per second on top, to work off the backlog.',
    '追赶速率',
    '为消化积压额外所需的每秒记录数。',
  ],
  LAG: ['backlog', 'Records that wait at the source.', '积压', '数据源待处理的记录数。'],
  PARALLELISM: ['parallelism', 'Parallelism now.', '并行度', '当前并行度。'],
  RECOMMENDED_PARALLELISM: [
    'recommended parallelism',
    'Parallelism that the autoscaler wants.',
    '建议并行度',
    '自动扩缩容建议的并行度。',
  ],
  MAX_PARALLELISM: [
    'maximum parallelism',
    'The most the vertex may get.',
    '最大并行度',
    '顶点允许的最大并行度。',
  ],
  NUM_SOURCE_PARTITIONS: [
    'source partitions',
    'Partitions of the source.',
    '源分区数',
    '数据源的分区数。',
  ],
  SCALE_UP_RATE_THRESHOLD: [
    'upper bound',
    'Rate above which the vertex is scaled up.',
    '扩容阈值',
    '超过此速率即扩容。',
  ],
  SCALE_DOWN_RATE_THRESHOLD: [
    'lower bound',
    'Rate below which the vertex is scaled down.',
    '缩容阈值',
    '低于此速率即缩容。',
  ],
  EXPECTED_PROCESSING_RATE: [
    'expected rate',
    'Rate expected after scaling.',
    '预期速率',
    '扩缩容后的预期速率。',
  ],
};

const autoscaler: TextRows = {
  ...rowsOf(evaluated, ([title, description, titleZh, descriptionZh], name) => [
    `AutoScaler_jobVertexID_${name}_Current`,
    [
      `Autoscaler: ${title}`,
      `${description} None before the first evaluation.`,
      `自动扩缩容：${titleZh}`,
      `${descriptionZh}首次评估之前无值。`,
    ],
  ]),
  ...rowsOf(evaluated, ([title, description, titleZh, descriptionZh], name) => [
    `AutoScaler_jobVertexID_${name}_Average`,
    [
      `Autoscaler: ${title}, mean`,
      `${description} A mean over the metric window.`,
      `自动扩缩容：平均${titleZh}`,
      `${descriptionZh}取指标窗口平均。`,
    ],
  ]),
  AutoScaler_scalings: [
    'Autoscaler: scalings',
    'Scaling decisions carried out.',
    '自动扩缩容：执行次数',
    '已执行的扩缩容决策数。',
  ],
  AutoScaler_errors: [
    'Autoscaler: errors',
    'Evaluations that failed.',
    '自动扩缩容：错误',
    '失败的评估次数。',
  ],
  AutoScaler_balanced: [
    'Autoscaler: balanced',
    'Evaluations that found nothing to change.',
    '自动扩缩容：平衡',
    '无需变更的评估次数。',
  ],
};

/** Of the Flink Kubernetes operator and its autoscaler. */
export const kubernetesOperatorTexts: TextRows = {
  ...lifecycle,
  ...resources,
  ...apiServer,
  ...reconciliation,
  ...autoscaler,
};
