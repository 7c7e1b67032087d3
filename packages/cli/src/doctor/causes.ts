import type { LocalizedText } from '@flink-metrics/sdk/flink';
import {
  askAgain,
  deleteGroups,
  type Fix,
  flinkScraped,
  forgottenGroups,
  gatewayOrigins,
  gatewayTokens,
  honorLabels,
  keepNames,
  namespaceOfTargets,
  scrapeMoreOften,
  synchronised,
} from './fixes.ts';

/** A panel shows nothing, or not all of it as it is. */
export type Severity = 'error' | 'warning';

export interface CauseText {
  readonly severity: Severity;
  /** What fills the braces of its texts. */
  readonly about: readonly string[];
  readonly text: LocalizedText;
  readonly fixes: (about: Readonly<Record<string, string>>) => readonly Fix[];
}

export type CauseCode = keyof typeof causes;

/** What may be wrong between a job and its panel, along the way: the server, what it scrapes, the job, the gateway. */
export const causes = {
  'prometheus-unreachable': {
    severity: 'error',
    about: ['url', 'detail'],
    text: {
      en: 'Nothing answers at {url}: {detail}',
      'zh-CN': '{url} 没有响应：{detail}',
    },
    fixes: ({ url }) => askAgain(url),
  },
  'prometheus-refuses': {
    severity: 'error',
    about: ['url', 'detail'],
    text: {
      en: 'What stands at {url} wants other credentials: {detail}',
      'zh-CN': '{url} 要求其他凭据：{detail}',
    },
    fixes: () => [
      {
        where: 'shell',
        lines: ["flink-metrics doctor … --header 'Authorization: Bearer <token>'"],
      },
    ],
  },
  'not-prometheus': {
    severity: 'error',
    about: ['url', 'detail'],
    text: {
      en: '{url} is not the API of a Prometheus: {detail}. The address is what stands before /api/v1/.',
      'zh-CN': '{url} 不是 Prometheus API：{detail}。地址应为 /api/v1/ 之前的部分。',
    },
    fixes: ({ url }) => askAgain(url),
  },
  'prometheus-failing': {
    severity: 'error',
    about: ['url', 'detail'],
    text: {
      en: 'Prometheus at {url} fails: {detail}',
      'zh-CN': '{url} 的 Prometheus 出错：{detail}',
    },
    fixes: ({ url }) => askAgain(url),
  },
  'clock-skew': {
    severity: 'warning',
    about: ['seconds'],
    text: {
      en: 'Prometheus’s clock and the one here differ by {seconds} s: the newest of a live range is missing, or is asked for too late.',
      'zh-CN': 'Prometheus 与本机的时钟相差 {seconds} 秒：实时范围会缺少最新数据。',
    },
    fixes: () => synchronised,
  },
  'target-down': {
    severity: 'error',
    about: ['job', 'url', 'error'],
    text: {
      en: 'Prometheus cannot scrape {url} of the job “{job}”: {error}',
      'zh-CN': 'Prometheus 无法抓取任务“{job}”的 {url}：{error}',
    },
    fixes: ({ url }) => [{ where: 'shell', lines: [`curl -sS '${url}' | head`] }],
  },
  'flink-silent': {
    severity: 'error',
    about: ['last'],
    text: {
      en: 'Flink reported in the last week, and nothing of it has arrived since {last}.',
      'zh-CN': 'Flink 在过去一周内上报过指标，但自 {last} 之后再无数据。',
    },
    fixes: () => flinkScraped,
  },
  'pushgateway-empty': {
    severity: 'error',
    about: ['job'],
    text: {
      en: 'Prometheus scrapes a Pushgateway (“{job}”), and no Flink pushes to it.',
      'zh-CN': 'Prometheus 抓取了 Pushgateway（“{job}”），但没有 Flink 向其推送。',
    },
    fixes: () => flinkScraped.filter(({ where }) => where.includes('Pushgateway')),
  },
  'flink-not-scraped': {
    severity: 'error',
    about: [],
    text: {
      en: 'Prometheus has nothing of Flink, and scrapes nothing that could be it.',
      'zh-CN': 'Prometheus 中没有 Flink 指标，也没有抓取任何可能的 Flink 目标。',
    },
    fixes: () => flinkScraped,
  },
  'namespace-label-missing': {
    severity: 'error',
    about: ['labels'],
    text: {
      en: 'Flink’s series carry no label for the namespace (they have {labels}), so no tenant’s can be told from another’s.',
      'zh-CN': 'Flink 的序列没有命名空间标签（现有标签：{labels}），无法区分租户。',
    },
    fixes: () => namespaceOfTargets,
  },
  'namespace-unknown': {
    severity: 'error',
    about: ['namespace', 'known'],
    text: {
      en: 'Nothing of Flink reports from the namespace “{namespace}”. Those that do: {known}.',
      'zh-CN': '命名空间“{namespace}”没有任何 Flink 上报。现有的命名空间：{known}。',
    },
    fixes: () => [],
  },
  'job-unknown': {
    severity: 'error',
    about: ['job', 'namespace', 'known'],
    text: {
      en: 'No job “{job}” reports from “{namespace}”. Those that do: {known}.',
      'zh-CN': '“{namespace}”中没有名为“{job}”的作业上报。现有的作业：{known}。',
    },
    fixes: () => [],
  },
  'job-silent': {
    severity: 'error',
    about: ['job', 'namespace'],
    text: {
      en: 'The job “{job}” of “{namespace}” has reported, and does no more: it ended, or its processes are not scraped any longer.',
      'zh-CN': '“{namespace}”的作业“{job}”曾经上报，现已停止：作业已结束，或其进程不再被抓取。',
    },
    fixes: ({ namespace }) => [
      { where: 'shell', lines: [`kubectl --namespace '${namespace}' get flinkdeployments,pods`] },
    ],
  },
  'job-starting': {
    severity: 'warning',
    about: ['job', 'namespace'],
    text: {
      en: 'Flink’s processes of “{namespace}” report, and no job of theirs does: “{job}” is starting, was not submitted, or the reporter’s filter leaves out all metrics of jobs.',
      'zh-CN':
        '“{namespace}”的 Flink 进程在上报，但没有任何作业上报：“{job}”正在启动、未提交，或 reporter 的过滤器排除了全部作业指标。',
    },
    fixes: () => [],
  },
  'honor-labels': {
    severity: 'warning',
    about: ['labels'],
    text: {
      en: 'What was pushed arrives under other names ({labels}): the Pushgateway is scraped without honor_labels.',
      'zh-CN': '推送的标签被改名（{labels}）：抓取 Pushgateway 时未设置 honor_labels。',
    },
    fixes: () => honorLabels,
  },
  'stale-pushes': {
    severity: 'warning',
    about: ['job', 'processes'],
    text: {
      en: 'Processes of “{job}” are gone, and the Pushgateway still tells their last numbers: {processes}.',
      'zh-CN': '“{job}”的部分进程已退出，但 Pushgateway 仍保留其最后的数值：{processes}。',
    },
    fixes: ({ processes }) => [...deleteGroups(processes), ...forgottenGroups],
  },
  'interval-long': {
    severity: 'warning',
    about: ['job', 'seconds'],
    text: {
      en: 'The numbers of “{job}” change only every {seconds} s: rates need two samples, and what is shorter is not seen.',
      'zh-CN': '“{job}”的数值每 {seconds} 秒才变化一次：计算速率需要两个样本，更短的变化不可见。',
    },
    fixes: () => scrapeMoreOften,
  },
  cardinality: {
    severity: 'warning',
    about: ['namespace', 'series', 'limit', 'unused', 'names'],
    text: {
      en: '“{namespace}” has {series} series of Flink’s, more than {limit}; {unused} of them are read by no section and no rule.',
      'zh-CN':
        '“{namespace}”有 {series} 个 Flink 序列，超过 {limit}；其中 {unused} 个没有任何分区或规则使用。',
    },
    fixes: ({ names }) => keepNames(names),
  },
  'gateway-unreachable': {
    severity: 'error',
    about: ['url', 'detail'],
    text: { en: 'No gateway answers at {url}: {detail}', 'zh-CN': '{url} 没有网关响应：{detail}' },
    fixes: ({ url }) => askAgain(url),
  },
  'gateway-not-one': {
    severity: 'error',
    about: ['url', 'detail'],
    text: {
      en: 'What answers at {url} is no gateway: {detail}. Its address is what stands before /api/v1/.',
      'zh-CN': '{url} 的响应者不是网关：{detail}。地址应为 /api/v1/ 之前的部分。',
    },
    fixes: ({ url }) => askAgain(url),
  },
  'gateway-token': {
    severity: 'error',
    about: ['detail'],
    text: {
      en: 'The gateway does not accept the token: {detail}',
      'zh-CN': '网关不接受该令牌：{detail}',
    },
    fixes: ({ namespace = 'tenant-a' }) => gatewayTokens(namespace),
  },
  'gateway-open': {
    severity: 'error',
    about: ['url'],
    text: {
      en: '{url} answers without a token: everybody who reaches it reads every tenant’s numbers.',
      'zh-CN': '{url} 无需令牌即可访问：任何人都能读取所有租户的数据。',
    },
    fixes: ({ namespace = 'tenant-a' }) => gatewayTokens(namespace),
  },
  'gateway-forbids': {
    severity: 'error',
    about: ['namespace'],
    text: {
      en: 'The token is not for the namespace “{namespace}”.',
      'zh-CN': '该令牌不适用于命名空间“{namespace}”。',
    },
    fixes: ({ namespace = 'tenant-a' }) => gatewayTokens(namespace),
  },
  'gateway-upstream': {
    severity: 'error',
    about: ['url', 'detail'],
    text: {
      en: 'The gateway at {url} does not get an answer of its Prometheus: {detail}',
      'zh-CN': '{url} 的网关无法从其 Prometheus 获得响应：{detail}',
    },
    fixes: () => [
      { where: 'gateway', lines: ['FLINK_METRICS_PROMETHEUS_URL=http://prometheus:9090'] },
    ],
  },
  'gateway-origin': {
    severity: 'error',
    about: ['origin'],
    text: {
      en: 'Pages of {origin} may not ask the gateway: browsers refuse what it answers (CORS).',
      'zh-CN': '来自 {origin} 的页面不能访问网关：浏览器会拒绝其响应（CORS）。',
    },
    fixes: ({ origin }) => gatewayOrigins(origin),
  },
  'gateway-isolation': {
    severity: 'error',
    about: ['namespace', 'url'],
    text: {
      en: 'With this token {url} tells numbers of “{namespace}”, which are not the token’s: tenants are not apart.',
      'zh-CN': '使用该令牌可从 {url} 读取不属于它的“{namespace}”的数据：租户未被隔离。',
    },
    // Whose the token is is not known here: the label is what tells tenants apart.
    fixes: () => [{ where: 'gateway', lines: ['FLINK_METRICS_TENANT_LABEL=namespace'] }],
  },
} as const satisfies Record<string, CauseText>;
