import type { VerdictTexts } from './texts.ts';

const counted = (one: string, many: string) => (count: number) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const verdictEn: VerdictTexts = {
  verdicts: {
    critical: 'Something is wrong',
    warning: 'Something will go wrong',
    info: 'Healthy, with hints',
    healthy: 'Healthy',
    unknown: 'Cannot be told',
  },
  phases: {
    starting: 'The job has just started: what settles by itself is not judged yet.',
    'catching-up': 'The job is catching up on a backlog: what that explains is not judged.',
    'not-running': 'The job is not running.',
    'no-data': 'Nothing of the job was reported at that time.',
  },
  counts: {
    critical: counted('problem', 'problems'),
    warning: counted('risk', 'risks'),
    info: counted('hint', 'hints'),
  },
  checked: (fine, unknown) =>
    unknown === 0
      ? `${fine} checks found nothing`
      : `${fine} checks found nothing, ${unknown} could not be made`,
  since: (time) => `since ${time}`,
  sinceBefore: (time) => `since before ${time}`,
  until: (time) => `until ${time}`,
  asOf: (time) => `as of ${time}`,
  seen: 'What was seen',
  measured: (value, limit) => `Measured ${value}; this begins at ${limit}.`,
  others: (names) => `It is so of ${names}, too.`,
  causes: 'What may be behind it',
  answers: { yes: 'yes', no: 'no', unknown: 'cannot be told' },
  advice: 'What to do',
  effects: 'What follows from it',
  charts: 'Charts that show it',
  queries: 'PromQL',
  showChart: (title) => `Show ${title}`,
  copyTicket: 'Copy for a ticket',
  moreFindings: (count) => `${count} more`,
  whatWasChecked: 'What was checked',
  found: counted('check found something', 'checks found something'),
  fine: counted('check found nothing', 'checks found nothing'),
  unknown: counted('check could not be made', 'checks could not be made'),
  expected: counted('finding is to be expected for now', 'findings are to be expected for now'),
  nothingFound: 'Nothing is wrong, as far as it can be told.',
  orders: {
    plan: 'In the order of the job graph.',
    inferred: 'The order is inferred from names and throughput: sources first, sinks last.',
  },
  busy: 'busy',
  backpressured: 'backpressured',
  idle: 'idle',
  task: 'Task',
  recordsIn: 'records in',
  recordsOut: 'records out',
  subtasks: 'subtasks',
  spread: 'busy, least to most',
  followedBy: 'Followed by',
  asTable: 'As a table',
  onlyTask: (task) => `The charts show ${task} only.`,
  chooseTask: 'Choose a task to see its lines alone in all charts.',
  allTasks: 'Show all tasks',
  noTasks: 'No task of the job is reported.',
  failed: 'What is wrong could not be found out',
  failedHint: 'The charts are not affected. It is tried again with the next refresh.',
};
