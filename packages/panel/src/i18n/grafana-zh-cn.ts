import type { GrafanaTexts } from './grafana-texts.ts';

export const grafanaZhCn: GrafanaTexts = {
  found: 'Grafana 仪表盘',
  come: '将导入的图表',
  left: '不导入',
  whereTo: '图表会放在视图上方，显示所选作业，不再使用仪表盘的变量。',
  add: (charts) => `添加 ${charts} 个图表`,
  reasons: {
    'panel-type': '没有与此类面板对应的图表',
    transformed: 'Grafana 会再做计算',
    'other-source': '不是 Prometheus',
    'no-query': '此 JSON 中没有 PromQL 查询',
    'not-promql': '无法读取查询',
    variable: '变量不只是标签值或时间窗口',
    'not-flink': '不是 Flink 指标',
    'not-of-a-job': '无法限定到单个作业',
    'no-series': '查询不返回序列',
    'mixed-ranges': '回看两种时间窗口',
    'too-many': '数量超过视图上限',
  },
};
