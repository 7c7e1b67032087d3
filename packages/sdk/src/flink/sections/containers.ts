import { div, gt, type InstantVector, max, metric, notRe, sum } from '../../promql/index.ts';
import type { Section } from '../chart.ts';
import { measures, orElse, rate } from './measures.ts';

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

export const containers = (): Section => ({
  id: 'containers',
  title: { en: 'Containers', 'zh-CN': '容器' },
  collapsed: true,
  hide: 'no-data',
  charts: [
    {
      id: 'container-cpu',
      title: { en: 'CPU', 'zh-CN': 'CPU' },
      unit: 'cores',
      view: 'line',
      query: measures({ used: rateOf('cpu_usage_seconds_total'), limit: cpuLimit() }),
      legend: [by, 'series'],
      series: usageAndLimit,
    },
    {
      id: 'container-cpu-throttling',
      title: { en: 'Scheduler periods throttled', 'zh-CN': '被限流的调度周期占比' },
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
        en: 'Working set is what the kernel cannot take back, and what kills a pod at its limit; usage includes page cache.',
        'zh-CN': '工作集是内核无法回收的部分，达到上限时 Pod 会被终止；总用量包含页缓存。',
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
      unit: 'ratio',
      view: 'line',
      query: div(sumOf('memory_working_set_bytes'), memoryLimit()),
      legend: [by],
    },
    {
      id: 'container-network',
      title: { en: 'Network', 'zh-CN': '网络' },
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
      unit: 'count',
      view: 'step',
      query: max(metric('kube_pod_container_status_restarts_total')).by(by),
      legend: [by],
    },
  ],
});
