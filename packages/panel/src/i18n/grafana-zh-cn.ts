import type { GrafanaTexts } from './grafana-texts.ts';

export const grafanaZhCn: GrafanaTexts = {
  found: (title) => (title === '' ? 'Grafana 仪表盘' : `Grafana 仪表盘“${title}”`),
  come: (charts) => `将导入 ${charts} 个图表`,
  left: (count) => `不导入 ${count} 项`,
  none: '其中没有可以导入的面板。',
  whereTo: '图表会放在当前视图上方，显示您所选的作业：该选择取代仪表盘中的变量。',
  untitled: '无标题面板',
  query: (id) => `查询 ${id}`,
  add: (charts) => `添加 ${charts} 个图表`,
  reasons: {
    'panel-type': (type) =>
      type === '' ? '不是可以绘制的面板' : `没有与 ${type} 类型面板对应的图表`,
    'library-panel': () => '它保存在 Grafana 的面板库中，不在此 JSON 里',
    transformed: (how) => `Grafana 会对其数据再做计算：${how}`,
    'other-source': (source) => `它不查询 Prometheus：${source}`,
    'no-query': () => '没有 PromQL 查询',
    'not-promql': (message) => `无法读取其查询：${message}`,
    variable: (name) => `${name} 不只是代表标签值或时间窗口`,
    'not-flink': (metric) => `不是 Flink 指标：${metric}`,
    'not-of-a-job': (metric) => `无法限定到单个作业：${metric}`,
    'no-series': () => '其查询不返回序列',
    'mixed-ranges': () => '同一查询既回看整个时间范围，又回看其他窗口',
    'too-many': (most) => `图表超过 ${most} 个`,
  },
};
