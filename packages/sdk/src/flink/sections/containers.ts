import { div, gt, type InstantVector, max, metric, notRe, sum } from '../../promql/index.ts';
import type { ExplainedSection } from '../definitions/chart.ts';
import { measures, orElse, rate } from '../definitions/measures.ts';

/** A pod's total is among its containers' series, with no name or that of the pause container: counted once. */
const container = (name: string) => metric(`container_${name}`, { container: notRe('POD|') });
const sumOf = (name: string) => sum(container(name)).by(by);
const rateOf = (name: string) => sum(rate(container(name))).by(by);
/** A pod's network belongs to its sandbox: no container's name there. */
const network = (name: string) => sum(rate(metric(`container_network_${name}_total`))).by(by);
const limit = (resource: string, spec: InstantVector): InstantVector => {
  const name = 'kube_pod_container_resource_limits';
  return orElse(sum(metric(name, { resource })).by(by), spec);
};

const by = 'pod';
const usageAndLimit = {
  used: { en: 'used', 'zh-CN': '已用' },
  limit: { en: 'limit', 'zh-CN': '上限' },
};
const memoryLimit = () => limit('memory', gt(sumOf('spec_memory_limit_bytes'), 0));
const coresAllowed = () => div(gt(container('spec_cpu_quota'), 0), container('spec_cpu_period'));
const cpuLimit = () => limit('cpu', sum(coresAllowed()).by(by));

export const containers = (): ExplainedSection => ({
  id: 'containers',
  title: { en: 'Containers', 'zh-CN': '容器' },
  collapsed: true,
  hide: 'no-data',
  charts: [
    {
      id: 'container-cpu',
      title: { en: 'CPU', 'zh-CN': 'CPU' },
      description: {
        en: 'Cores that the pod uses, and its limit. At the limit the kernel makes it wait: its tasks look busy, but are throttled.',
        'zh-CN':
          'Pod 使用的 CPU 核数及其上限。达到上限后会被内核限流：任务看似繁忙，实为等待 CPU。',
      },
      unit: 'cores',
      view: 'line',
      query: measures({ used: rateOf('cpu_usage_seconds_total'), limit: cpuLimit() }),
      legend: [by, 'series'],
      series: usageAndLimit,
    },
    {
      id: 'container-cpu-throttling',
      title: { en: 'Scheduler periods throttled', 'zh-CN': '被限流的调度周期占比' },
      description: {
        en: 'Share of scheduler periods in which the pod had to stop because its CPU limit was used up. Near 0 is normal; more than a few percent costs throughput: raise the limit.',
        'zh-CN':
          'Pod 因用尽 CPU 上限而被暂停的调度周期占比。接近 0 为正常；超过百分之几就会影响吞吐，应提高上限。',
      },
      unit: 'ratio',
      view: 'line',
      hide: 'no-data',
      query: div(rateOf('cpu_cfs_throttled_periods_total'), gt(rateOf('cpu_cfs_periods_total'), 0)),
      legend: [by],
    },
    {
      id: 'container-memory',
      title: { en: 'Memory', 'zh-CN': '内存' },
      description: {
        en: 'Working set is what the kernel cannot take back, and what kills a pod at its limit; usage includes page cache. A TaskManager runs near its limit by design: a slow climb to it points to a leak outside the heap.',
        'zh-CN':
          '工作集是内核无法回收的部分，达到上限时 Pod 会被终止；总用量包含页缓存。TaskManager 本就接近上限运行；缓慢爬升至上限可能是堆外泄漏。',
      },
      unit: 'bytes',
      view: 'line',
      query: measures({
        workingSet: sumOf('memory_working_set_bytes'),
        usage: sumOf('memory_usage_bytes'),
        limit: memoryLimit(),
      }),
      legend: [by, 'series'],
      series: {
        workingSet: { en: 'working set', 'zh-CN': '工作集' },
        usage: { en: 'usage', 'zh-CN': '总用量' },
        limit: { en: 'limit', 'zh-CN': '上限' },
      },
    },
    {
      id: 'container-memory-share',
      title: { en: 'Memory, share of the limit', 'zh-CN': '内存占上限比例' },
      description: {
        en: 'Working set against the pod’s memory limit. At 100% the kernel kills the container (OOMKilled, exit code 137) and the job restarts; a slow climb comes from outside the heap, as RocksDB, direct buffers or metaspace.',
        'zh-CN':
          '工作集占 Pod 内存上限的比例。达到 100% 时容器会被内核终止（OOMKilled，退出码 137），作业随之重启；缓慢上升多来自堆外，如 RocksDB、直接缓冲区或元空间。',
      },
      unit: 'ratio',
      view: 'line',
      query: div(sumOf('memory_working_set_bytes'), memoryLimit()),
      legend: [by],
    },
    {
      id: 'container-network',
      title: { en: 'Network', 'zh-CN': '网络' },
      description: {
        en: 'Bytes a second that the pod receives and sends on all its interfaces: shuffles, sources, sinks and checkpoints. Peaks at each checkpoint are normal; flat at the top, the network is the limit.',
        'zh-CN':
          'Pod 所有网卡每秒收发的字节数，包括 Shuffle、数据源、Sink 与检查点。检查点期间出现尖峰属正常；长期顶在高位说明网络是瓶颈。',
      },
      unit: 'bytes/s',
      view: 'line',
      query: measures({
        received: network('receive_bytes'),
        sent: network('transmit_bytes'),
      }),
      legend: [by, 'series'],
      series: {
        received: { en: 'received', 'zh-CN': '接收' },
        sent: { en: 'sent', 'zh-CN': '发送' },
      },
    },
    {
      id: 'container-restarts',
      title: { en: 'Container restarts', 'zh-CN': '容器重启次数' },
      description: {
        en: 'How often Kubernetes has restarted a container of the pod. A step is a crash or an out-of-memory kill; TaskManagers that Flink starts itself get a new pod instead, and stay at 0.',
        'zh-CN':
          'Kubernetes 重启 Pod 中容器的次数。每上升一格即一次崩溃或内存超限终止；由 Flink 自行拉起的 TaskManager 会换成新 Pod，因此保持为 0。',
      },
      unit: 'count',
      view: 'step',
      query: max(metric('kube_pod_container_status_restarts_total')).by(by),
      legend: [by],
    },
  ],
});
