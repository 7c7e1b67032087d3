import type { Hints } from './hints.ts';

export const hintsZhCn: Hints = {
  'no-endpoint': { hint: '页面需要为此面板提供指标网关的地址（endpoint 属性）。' },
  'wrong-endpoint': { hint: '页面须通过 endpoint 属性给出一个 URL 或本站路径。现在的值是：' },
  'wrong-match': {
    hint: 'match 属性应为 PromQL 花括号内的写法，例如 cluster="east"。现在的值是：',
  },
  'no-namespace': { hint: '作业所在的命名空间。' },
  'no-job': { hint: '提交 Flink 作业时使用的名称。' },
  unreachable: {
    hint: '可以重试。若仍然失败，请检查：',
    checks: [
      '网络、VPN 或代理',
      '网关是否允许此页面的来源（CORS）',
      '页面的内容安全策略是否允许访问网关（connect-src）',
    ],
  },
  timeout: { hint: '请缩短时间范围，或稍后再试。' },
  unauthorized: { hint: '网关未接受您的凭据。请重新登录后重试。' },
  noHeaders: {
    hint: '致页面开发者：页面没有给面板设置 headers，因此请求未携带令牌。在 React 中请使用组件。',
  },
  forbidden: { hint: '请联系平台管理员开通权限，或选择其他命名空间。' },
  'bad-query': { hint: 'Prometheus 或网关未接受该查询：' },
  'invalid-answer': { hint: '通常是登录页或中间代理所致，请检查数据地址。' },
  server: { hint: '网关返回了错误，请稍后重试。' },
  'no-such-namespace': {
    hint: '该时间范围内没有 Flink 作业从这里上报。请检查：',
    checks: [
      '拼写是否正确',
      '作业是否已在其中启动：最初的样本需要一两分钟',
      'Flink 是否启用了 Prometheus reporter，且 Prometheus 正在抓取此命名空间',
    ],
  },
  starting: {
    hint: '该命名空间中 Flink 已在运行，但还没有作业上报。刚提交的作业会在一两分钟内自动出现。',
  },
  'no-such-job': {
    hint: '此命名空间有作业上报，但该时间范围内没有此作业。请检查：',
    checks: ['拼写是否正确：应为提交作业时使用的名称', '作业是否已启动：最初的样本需要一两分钟'],
  },
  'no-data': {
    hint: '作业存在，但在此期间没有上报。请检查：',
    checks: [
      '作业当时是否在运行：可尝试更长或更近的时间范围',
      '作业是否刚启动：最初的样本需要一两分钟',
      'Flink 是否启用了 Prometheus reporter，且 Prometheus 能访问每个 TaskManager',
    ],
  },
  unexpected: { hint: '未预料到的错误：' },
  tooMuch: { hint: '请缩短时间范围。服务器返回：' },
};
