import { rowsOf, type TextRow, type TextRows } from './family-text.ts';

type Named = readonly [en: string, zh: string];

const statuses: Readonly<Record<string, Named>> = {
  initializing: ['initializing', '初始化'],
  created: ['created', '已创建'],
  running: ['running', '运行'],
  restarting: ['restarting', '重启'],
  cancelling: ['cancelling', '取消'],
  failing: ['failing', '失败处理'],
  deploying: ['deploying', '部署'],
  allSubTasksRunningOrFinished: ['fully running', '全部子任务运行'],
};

const status: TextRows = {
  ...rowsOf(statuses, ([en, zh], name) => [
    `${name}State`,
    [
      `Is ${en}`,
      `1 while the job is ${en}, else 0.`,
      `是否${zh}中`,
      `作业处于${zh}状态时为 1，否则为 0。`,
    ],
  ]),
  ...rowsOf(statuses, ([en, zh], name) => [
    `${name}Time`,
    [
      `Time ${en}, this time`,
      `How long the job has been ${en} now; 0 while it is not.`,
      `本次${zh}时长`,
      `作业当前处于${zh}状态的时长；不处于该状态时为 0。`,
    ],
  ]),
  ...rowsOf(statuses, ([en, zh], name) => [
    `${name}TimeTotal`,
    [
      `Time ${en}, in all`,
      `How long the job has been ${en} in all its life.`,
      `累计${zh}时长`,
      `作业自提交以来处于${zh}状态的总时长。`,
    ],
  ]),
  uptime: [
    'Uptime',
    'Time the job has run without interruption; 0 while it does not run, -1 once it has finished.',
    '正常运行时间',
    '作业不间断运行的时间；未运行时为 0，结束后为 -1。',
  ],
  downtime: [
    'Downtime',
    'Time the job has spent in its current failure or recovery; 0 while it runs, -1 once it has finished.',
    '停机时间',
    '当前故障或恢复已持续的时间；运行时为 0，结束后为 -1。',
  ],
  numRestarts: [
    'Restarts',
    'Restarts since the job was submitted, of the whole job or of a region; from Flink 2.0 those for rescaling count too.',
    '重启次数',
    '作业提交以来的重启次数（整体或区域）；自 Flink 2.0 起包含扩缩容引起的重启。',
  ],
  numRescales: [
    'Rescales',
    'Restarts in order to run with another parallelism.',
    '扩缩容次数',
    '为改变并行度而进行的重启次数。',
  ],
  fullRestarts: [
    'Full restarts',
    'Restarts of the whole job since it was submitted.',
    '完整重启次数',
    '作业提交以来整体重启的次数。',
  ],
  numSlowExecutionVertices: [
    'Slow subtasks',
    'Subtasks of a batch job judged slow now.',
    '慢子任务',
    '批作业中当前被判定为缓慢的子任务数。',
  ],
  numEffectiveSpeculativeExecutions: [
    'Speculative attempts that won',
    'Second attempts of slow subtasks that finished before the first.',
    '有效推测执行',
    '先于原任务完成的推测执行次数。',
  ],
};

const none = 'None before the first checkpoint.';
const noneZh = '首个检查点完成前无值。';

const checkpoints: TextRows = {
  lastCheckpointDuration: [
    'Last checkpoint: duration',
    `From trigger to completion. ${none}`,
    '最近检查点：耗时',
    `从触发到完成的时间。${noneZh}`,
  ],
  lastCheckpointSize: [
    'Last checkpoint: size written',
    `Bytes the newest checkpoint stored; less than the state where checkpoints are incremental. ${none}`,
    '最近检查点：写入大小',
    `最近检查点实际写入的字节数；增量检查点小于完整状态。${noneZh}`,
  ],
  lastCheckpointFullSize: [
    'Last checkpoint: full size',
    `The whole state that the newest checkpoint stands for. ${none}`,
    '最近检查点：完整大小',
    `最近检查点所代表的完整状态大小。${noneZh}`,
  ],
  lastCheckpointMetadataSize: [
    'Last checkpoint: metadata size',
    `Size of the newest checkpoint’s metadata file. ${none}`,
    '最近检查点：元数据大小',
    `最近检查点元数据文件的大小。${noneZh}`,
  ],
  lastCheckpointProcessedData: [
    'Last checkpoint: data while aligning',
    `In-flight data that tasks worked through while the newest checkpoint aligned. ${none}`,
    '最近检查点：对齐期间处理的数据',
    `最近检查点对齐期间处理的在途数据。${noneZh}`,
  ],
  lastCheckpointPersistedData: [
    'Last checkpoint: in-flight data stored',
    `In-flight data that the newest, unaligned checkpoint stored. ${none}`,
    '最近检查点：存储的在途数据',
    `最近一次非对齐检查点存储的在途数据。${noneZh}`,
  ],
  lastCompletedCheckpointId: [
    'Last checkpoint: id',
    `Number of the newest completed checkpoint. ${none}`,
    '最近检查点：编号',
    `最近完成的检查点编号。${noneZh}`,
  ],
  lastCheckpointCompletedTimestamp: [
    'Last checkpoint: completed at',
    `When the newest checkpoint was completed. ${none}`,
    '最近检查点：完成时刻',
    `最近检查点完成的时刻。${noneZh}`,
  ],
  lastCheckpointExternalPath: [
    'Last checkpoint: path',
    'A text, and so always 0 in Prometheus.',
    '最近检查点：路径',
    '文本值，在 Prometheus 中恒为 0。',
  ],
  lastCheckpointRestoreTimestamp: [
    'Last restore',
    'When state was last restored; none where it never was.',
    '最近恢复时刻',
    '最近一次恢复状态的时刻；从未恢复则无值。',
  ],
  lastCheckpointAlignmentBuffered: [
    'Last checkpoint: bytes buffered',
    `Bytes held back while the newest checkpoint aligned. ${none}`,
    '最近检查点：缓冲字节',
    `最近检查点对齐期间缓冲的字节数。${noneZh}`,
  ],
  numberOfInProgressCheckpoints: [
    'Checkpoints in progress',
    'Checkpoints that run now.',
    '进行中的检查点',
    '当前正在进行的检查点数。',
  ],
  numberOfCompletedCheckpoints: [
    'Checkpoints completed',
    'Checkpoints completed since this JobManager leads the job.',
    '完成的检查点',
    '自此 JobManager 主导作业以来完成的检查点数。',
  ],
  numberOfFailedCheckpoints: [
    'Checkpoints failed',
    'Checkpoints that failed or ran out of time since this JobManager leads the job.',
    '失败的检查点',
    '自此 JobManager 主导作业以来失败或超时的检查点数。',
  ],
  totalNumberOfCheckpoints: [
    'Checkpoints started',
    'Checkpoints running, completed and failed.',
    '检查点总数',
    '进行中、已完成与失败的检查点总数。',
  ],
};

const coordinator: TextRows = {
  coordinator_enumerator_unassignedSplits: [
    'Splits not yet read',
    'Splits the source has found and not handed to a reader.',
    '未分配分片',
    '数据源已发现但尚未分配给读取器的分片数。',
  ],
  coordinator_enumerator_isSnapshotting: [
    'CDC: in the snapshot',
    '1 while the source reads the tables’ snapshot.',
    'CDC：快照阶段',
    '数据源读取表快照时为 1。',
  ],
  coordinator_enumerator_isStreamReading: [
    'CDC: reading the log',
    '1 while the source reads the change log.',
    'CDC：日志阶段',
    '数据源读取变更日志时为 1。',
  ],
  coordinator_enumerator_numTablesSnapshotted: [
    'CDC: tables done',
    'Tables whose snapshot is complete.',
    'CDC：已完成表',
    '快照已完成的表数。',
  ],
  coordinator_enumerator_numTablesRemaining: [
    'CDC: tables to go',
    'Tables whose snapshot is still to be read.',
    'CDC：剩余表',
    '仍待读取快照的表数。',
  ],
  coordinator_enumerator_numSnapshotSplitsProcessed: [
    'CDC: splits in work',
    'Snapshot splits that readers work on.',
    'CDC：处理中分片',
    '正在处理的快照分片数。',
  ],
  coordinator_enumerator_numSnapshotSplitsRemaining: [
    'CDC: splits to go',
    'Snapshot splits still to be read.',
    'CDC：剩余分片',
    '仍待读取的快照分片数。',
  ],
  coordinator_enumerator_namespace_schema_table_numSnapshotSplitsProcessed: [
    'CDC: splits in work, by table',
    'Snapshot splits of one table that readers work on.',
    'CDC：各表处理中分片',
    '某张表正在处理的快照分片数。',
  ],
  coordinator_enumerator_namespace_schema_table_numSnapshotSplitsRemaining: [
    'CDC: splits to go, by table',
    'Snapshot splits of one table still to be read.',
    'CDC：各表剩余分片',
    '某张表仍待读取的快照分片数。',
  ],
  coordinator_enumerator_namespace_schema_table_numSnapshotSplitsFinished: [
    'CDC: splits done, by table',
    'Snapshot splits of one table that are read.',
    'CDC：各表完成分片',
    '某张表已读取完成的快照分片数。',
  ],
  coordinator_enumerator_namespace_schema_table_snapshotStartTime: [
    'CDC: snapshot began, by table',
    'When the snapshot of one table began.',
    'CDC：各表快照开始时刻',
    '某张表快照开始的时刻。',
  ],
  coordinator_enumerator_namespace_schema_table_snapshotEndTime: [
    'CDC: snapshot ended, by table',
    'When the snapshot of one table ended; 0 while it runs.',
    'CDC：各表快照结束时刻',
    '某张表快照结束的时刻；进行中为 0。',
  ],
};

const files: Readonly<Record<string, TextRow>> = {
  logicalFileCount: [
    'Merged files: logical',
    'State files as tasks see them, under file merging.',
    '合并文件：逻辑文件数',
    '文件合并下任务所见的状态文件数。',
  ],
  logicalFileSize: [
    'Merged files: logical size',
    'Size of the state files as tasks see them.',
    '合并文件：逻辑大小',
    '任务所见状态文件的大小。',
  ],
  physicalFileCount: [
    'Merged files: physical',
    'Files that really lie in the checkpoint storage.',
    '合并文件：物理文件数',
    '检查点存储中实际存在的文件数。',
  ],
  physicalFileSize: [
    'Merged files: physical size',
    'Size of the files that really lie in the checkpoint storage.',
    '合并文件：物理大小',
    '检查点存储中实际文件的大小。',
  ],
};

/** Of one job in one TaskManager. */
const inTaskManager: TextRows = {
  ...rowsOf(files, (row, name) => [`fileMerging_${name}`, row]),
  ChangelogStorage_numberOfUploadRequests: [
    'Changelog: uploads',
    'Uploads of state changes asked for.',
    '变更日志：上传请求',
    '状态变更的上传请求数。',
  ],
  ChangelogStorage_numberOfUploadFailures: [
    'Changelog: failed uploads',
    'Uploads of state changes that failed; they may be tried again.',
    '变更日志：上传失败',
    '失败的状态变更上传次数，可能会重试。',
  ],
  ChangelogStorage_attemptsPerUpload: [
    'Changelog: attempts',
    'Attempts that a successful upload took.',
    '变更日志：尝试次数',
    '一次成功上传所需的尝试次数。',
  ],
  ChangelogStorage_totalAttemptsPerUpload: [
    'Changelog: all attempts',
    'Attempts an upload took, those that timed out included.',
    '变更日志：总尝试次数',
    '一次上传的全部尝试次数（含超时）。',
  ],
  ChangelogStorage_uploadBatchSizes: [
    'Changelog: tasks per file',
    'Upload tasks merged into one file.',
    '变更日志：批大小',
    '合并为一个文件的上传任务数。',
  ],
  ChangelogStorage_uploadLatenciesNanos: [
    'Changelog: upload time',
    'How long an upload takes.',
    '变更日志：上传耗时',
    '一次上传的耗时。',
  ],
  ChangelogStorage_uploadSizes: [
    'Changelog: upload size',
    'How much an upload holds.',
    '变更日志：上传大小',
    '一次上传的大小。',
  ],
  ChangelogStorage_uploadQueueSize: [
    'Changelog: uploads waiting',
    'Uploads that wait for a free thread.',
    '变更日志：等待上传',
    '等待空闲线程的上传数。',
  ],
};

/** Of a job: in its JobManager, in the coordinators there, and in each TaskManager. */
export const jobTexts: TextRows = { ...status, ...checkpoints, ...coordinator, ...inTaskManager };
