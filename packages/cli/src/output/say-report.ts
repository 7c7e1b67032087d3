import { styleText } from 'node:util';
import type { Locale } from '@flink-metrics/sdk/flink';
import type { Report } from '../doctor/doctor.ts';
import type { Finding } from '../doctor/finding.ts';

const words = {
  en: {
    well: 'Nothing stands in the way of a panel.',
    paste: (where: string) => `In ${where}:`,
    shell: 'Try:',
    job: (namespace: string, job: string, state: string) => `${namespace}: ${job}, ${state}`,
    seen: (version: string, jobs: number) => `${version}; ${jobs} ${jobs === 1 ? 'job' : 'jobs'}`,
    every: (seconds: number) => `, a sample every ${seconds} s`,
    empty: (section: string) => `nothing to show in ${section}`,
    options: (options: string) => `, which needs ${options}`,
  },
  'zh-CN': {
    well: '未发现影响面板的问题。',
    paste: (where: string) => `写入 ${where}：`,
    shell: '可执行：',
    job: (namespace: string, job: string, state: string) => `${namespace}：${job}，${state}`,
    seen: (version: string, jobs: number) => `${version}；${jobs} 个作业`,
    every: (seconds: number) => `，每 ${seconds} 秒一个样本`,
    empty: (section: string) => `${section} 没有数据`,
    options: (options: string) => `（需要开启 ${options}）`,
  },
} as const;

/** What was seen, each finding with the lines to paste below it, and nothing more where all is well. */
export function sayReport(report: Report, locale: Locale, colours: boolean): string {
  const say = words[locale];
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    colours ? styleText(style, text, { validateStream: false }) : text;
  const isSeen = report.version !== null || report.jobs.length > 0;
  const seen = say.seen(`Prometheus ${report.version ?? ''}`.trim(), report.jobs.length);
  const facts = [
    ...(isSeen ? [seen] : []),
    ...report.jobs.flatMap(({ namespace, job, state, interval, empty }) => [
      `  ${say.job(namespace, job, state)}${interval === null ? '' : say.every(Math.round(interval / 1000))}`,
      ...empty.map(
        ({ section, options }) =>
          `    ${say.empty(section)}${options.length === 0 ? '' : say.options(options.join(', '))}`,
      ),
    ]),
  ];
  const told = ({ severity, code, text, fixes }: Finding) => [
    '',
    `${severity === 'error' ? paint('red', '✖') : paint('yellow', '▲')} ${text[locale]} ${paint('dim', `[${code}]`)}`,
    ...fixes.flatMap(({ where, lines }) => [
      `  ${where === 'shell' ? say.shell : say.paste(where)}`,
      ...lines.map((line) => `    ${paint('cyan', line)}`),
    ]),
  ];
  const { findings } = report;
  const lines =
    findings.length === 0 ? ['', `${paint('green', '✔')} ${say.well}`] : findings.flatMap(told);
  return `${[...facts, ...lines].join('\n').trimStart()}\n`;
}
