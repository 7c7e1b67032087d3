import type { LocalizedText } from '../definitions/chart.ts';

/** What could not be told of a deployment, in a word that code can ask for and a sentence that says what to do. */
export interface Doubt {
  readonly kind: DoubtKind;
  /** Metrics, labels or values that it is about. */
  readonly about: readonly string[];
  readonly text: LocalizedText;
}

export type DoubtKind = keyof typeof sentences;

const sentences = {
  'push-times-missing': {
    en: () =>
      'push_time_seconds is not kept, so a process that is gone cannot be told from a live one: keep that metric where Prometheus scrapes the Pushgateway.',
    'zh-CN': () =>
      '未保留 push_time_seconds，无法区分已退出与存活的进程：请在 Prometheus 抓取 Pushgateway 的配置中保留该指标。',
  },
  'one-push-group': {
    en: () =>
      'JobManager and TaskManagers push into one group and overwrite each other, so values jump between processes: set randomJobNameSuffix: true, or a label of its own for each process in groupingKey.',
    'zh-CN': () =>
      'JobManager 与 TaskManager 推送到同一个分组并相互覆盖，数值会在进程之间跳变：请设置 randomJobNameSuffix: true，或在 groupingKey 中为每个进程设置各自的标签。',
  },
  'processes-alike': {
    en: () =>
      'No label that the scrape adds tells one process from another; Flink’s own host label is used, so processes on one host count as one. Add a label such as pod or instance.',
    'zh-CN': () =>
      '抓取附加的标签无法区分各进程，只能使用 Flink 自身的 host 标签，同一主机上的进程会被视为一个。请添加 pod 或 instance 等标签。',
  },
  'scraped-twice': {
    en: (about: readonly string[]) =>
      `The same series are scraped more than once (${about.join(', ')}), and none of the copies has all processes, so sums may count some twice: scrape each process once.`,
    'zh-CN': (about: readonly string[]) =>
      `同一批序列被重复抓取（${about.join('、')}），且没有任何一份包含全部进程，求和时可能重复计算：请让每个进程只被抓取一次。`,
  },
  'copies-unproven': {
    en: ([label, ...values]: readonly string[]) =>
      `All series are there once for each ${label} (${values.join(', ')}) and alike in all else, so they are taken for one job that is read more than once, and only one is shown. If they are of several clusters, add a label that says so, such as cluster (external_labels).`,
    'zh-CN': ([label, ...values]: readonly string[]) =>
      `全部序列按 ${label}（${values.join('、')}）各有一份，其余标签完全相同，因此被视为同一作业的重复采集，只显示其中一份。如果它们来自多个集群，请添加能说明集群的标签，例如 cluster（external_labels）。`,
  },
  'containers-alike': {
    en: () =>
      'Pods of the same names run in several clusters, and the containers’ series do not say in which, so their numbers may be another cluster’s: add the label of the cluster where cAdvisor and kube-state-metrics are scraped (external_labels).',
    'zh-CN': () =>
      '多个集群中存在同名 Pod，而容器指标未标明所属集群，因此其数值可能来自其他集群：请在抓取 cAdvisor 与 kube-state-metrics 的配置中添加集群标签（external_labels）。',
  },
  'jobs-alike': {
    en: (about: readonly string[]) =>
      `Several JobManagers lead ${about.join(', ')} under one job id, and no label tells whose the TaskManagers are, so numbers of several jobs are added up: give the metrics of each Flink cluster a label of its own, such as app, where pods are scraped (podTargetLabels) or in groupingKey.`,
    'zh-CN': (about: readonly string[]) =>
      `多个 JobManager 以同一作业 ID 管理 ${about.join('、')}，且没有标签能区分 TaskManager 属于哪一个，因此多个作业的数值会被相加：请在抓取 Pod 时（podTargetLabels）或在 groupingKey 中为每个 Flink 集群的指标添加各自的标签，例如 app。`,
  },
  'metrics-missing': {
    en: (about: readonly string[]) =>
      `${about.join(', ')} ${about.length === 1 ? 'is' : 'are'} not in Prometheus although Flink always reports ${about.length === 1 ? 'it' : 'them'}: look at the reporter’s filter.includes, filter.excludes and allowList, and at metric_relabel_configs.`,
    'zh-CN': (about: readonly string[]) =>
      `Prometheus 中没有 ${about.join('、')}，而 Flink 总会上报：请检查 reporter 的 filter.includes、filter.excludes、allowList 以及 metric_relabel_configs。`,
  },
  'labels-missing': {
    en: (about: readonly string[]) =>
      `Flink’s series do not carry ${about.join(', ')}: without tm_id, charts of TaskManagers show the highest value of all as one, and without job_id several runs of one name count as one. Look at the reporter’s scope.variables.excludes, and at labeldrop in metric_relabel_configs.`,
    'zh-CN': (about: readonly string[]) =>
      `Flink 的序列缺少标签 ${about.join('、')}：没有 tm_id 时，TaskManager 图表只显示全部进程中的最大值；没有 job_id 时，同名的多次运行会被视为一个。请检查 reporter 的 scope.variables.excludes 以及 metric_relabel_configs 中的 labeldrop。`,
  },
  'pods-unknown': {
    en: () =>
      'Flink’s series do not say which pod they come from, so the containers of some processes are not shown: add the label pod where they are scraped, or to groupingKey.',
    'zh-CN': () =>
      'Flink 的序列未标明来自哪个 Pod，因此部分进程的容器指标无法显示：请在抓取配置或 groupingKey 中添加 pod 标签。',
  },
  'membership-missing': {
    en: () =>
      'No task of the job reports, so its TaskManagers’ own metrics cannot be shown: none runs, or the reporter’s filter leaves out every metric of tasks, such as numRecordsIn.',
    'zh-CN': () =>
      '作业没有任何任务上报指标，因此无法显示其 TaskManager 自身的指标：可能没有任务在运行，或 reporter 的过滤器排除了全部任务指标（如 numRecordsIn）。',
  },
  'leader-missing': {
    en: () =>
      'No series says which JobManager leads the job, so its own metrics cannot be shown: let the reporter send one metric of the job, such as numRestarts.',
    'zh-CN': () =>
      '没有序列能说明作业由哪个 JobManager 管理，因此无法显示其自身指标：请让 reporter 上报至少一个作业指标，例如 numRestarts。',
  },
} satisfies Record<string, LocalizedSentence>;

interface LocalizedSentence {
  readonly en: (about: readonly string[]) => string;
  readonly 'zh-CN': (about: readonly string[]) => string;
}

export function doubt(kind: DoubtKind, about: readonly string[] = []): Doubt {
  const { en, 'zh-CN': zh }: LocalizedSentence = sentences[kind];
  return { kind, about, text: { en: en(about), 'zh-CN': zh(about) } };
}
