import type { LaterTexts } from './texts.ts';

export const laterEn: LaterTexts = {
  cancel: 'Cancel',
  asksAgain: (atLeastEvery) => `Checked again automatically, at least every ${atLeastEvery}.`,
  close: 'Close',
  from: 'From',
  to: 'To',
  apply: 'Apply',
  wrongRange: 'Enter a start, and an end after it.',
  skippedTime: 'The clock skips this time there: the nearest one is taken.',
  doubledTime: 'The clock shows this time twice there: both are included.',
  timeZone: 'Time zone',
  browserZone: (zone) => `Browser (${zone})`,
  zonePlaceholder: 'for example Europe/Berlin',
  noSuchZone: 'There is no such time zone.',
  taskMap: 'Task map',
  searchMetrics: 'Search by name, meaning or label',
  findChart: 'Find a chart',
  seriesFound: (found, total) =>
    found === total ? `${total} series` : `${found} of ${total} series`,
  metric: 'Metric',
  value: 'Value',
  time: 'Time',
  noValues: 'No values yet.',
  noDataBefore: (time) => `No data before ${time}`,
  marks: {
    restart: (count) => (count === 1 ? '1 restart' : `${count} restarts`),
    'failed-checkpoint': (count) =>
      count === 1 ? '1 failed checkpoint' : `${count} failed checkpoints`,
    deploy: (count) => (count === 1 ? '1 deploy' : `${count} deploys`),
  },
  moreInCsv: (count) =>
    count === 1 ? '1 more row is in the CSV.' : `${count} more rows are in the CSV.`,
  moreRows: (count) => `${count} more: search to find them.`,
  copy: 'Copy',
  copied: 'Copied',
  linkHere: 'Link to this chart at this time',
  metrics: 'Metrics',
  copyOf: (text) => `Copy ${text}`,
  staleTitle: (count) =>
    count === 1 ? '1 process stopped pushing' : `${count} processes stopped pushing`,
  staleSummary: 'their last values are left out of sums and charts',
  staleHint: 'They stay in the Pushgateway until somebody deletes them there.',
  lastPush: (age) => `last push ${age} ago`,
  moreProcesses: (count) => `${count} more`,
  promql: 'PromQL',
  severalNames: (names) => `May be any of: ${names}`,
  chartSummary: (series, start, end) =>
    series === 1
      ? `Line chart, 1 series, ${start} to ${end}.`
      : `Line chart, ${series} series, ${start} to ${end}.`,
  warned: 'Numbers may be incomplete or wrong',
  warnedHint: 'The metrics server warns:',
  moreWarnings: (count) => (count === 1 ? '1 more warning' : `${count} more warnings`),
  knownJobs: 'Jobs that report now:',
  catalogFailed: 'What the metrics mean could not be loaded.',
};
