import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Deployment, kubernetes, pushgateway } from '@flink-metrics/sdk/flink';
import { type Alert, alertRules } from '@flink-metrics/sdk/flink/alerts';
import type { Rule } from '@flink-metrics/sdk/flink/rules';
import { metricsUsed } from '@flink-metrics/sdk/promql';
import { HOUR, MINUTE, NOON, orders } from '../../bench/diagnosis/case.ts';
import { findPromtoolVersions } from '../../scripts/tools/prometheus-versions.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { allRules, caseOf } from './alerts/cases.ts';
import { type AlertTest, runPromtool } from './alerts/promtool.ts';
import {
  type Grid,
  INTERVAL,
  isFlinks,
  lookBack,
  pointAt,
  pushed,
  restarted,
  spliced,
  storeOf,
  timelinesOf,
} from './alerts/timelines.ts';

/** When what is wrong ends, and when every window has passed by then. */
const FIRES = NOON + 10 * MINUTE;
const FIRES_LATE = NOON + 40 * MINUTE;
const ENDS = NOON + 50 * MINUTE;
const CLEARS = ENDS + 70 * MINUTE;
const RESTARTS = NOON + 6 * MINUTE;

/** What was lost within a window is no longer told when the window has passed; minutes after noon. */
const passing: Readonly<Record<string, number>> = {
  'data-incomplete': 2,
  'taskmanager-lost': 10,
  'oom-killed': 10,
};

/** Of one job by the first, of all jobs by the newest: each rule is tried by both. */
const [promtool, newest = promtool] = await findPromtoolVersions();

for (const rule of allRules) {
  suite(rule.id, () => {
    for (const [jobName, program] of [
      [orders.name, promtool],
      [undefined, newest],
    ] as const) {
      assert.ok(program);
      test(`${jobName === undefined ? 'of all jobs' : 'of one job'}, by ${program.title}`, async () => {
        await using folder = await temporaryFolder('alerts');
        const check = async (
          deployment: Deployment,
          tests: (alert: Alert) => readonly AlertTest[],
        ) => {
          const scope = { deployment, namespace: orders.namespace, ...(jobName && { jobName }) };
          const { alerts, text, leftOut } = alertRules({
            scope,
            rules: [rule],
            interval: INTERVAL,
          });
          const [alert] = alerts;
          if (alert === undefined) return leftOut;
          const wrong = await runPromtool(
            program.path,
            folder.path,
            alert.name,
            text,
            tests(alert),
            everyOf(alert),
          );
          assert.equal(wrong, '');
          return leftOut;
        };
        assert.deepEqual(
          await check(kubernetes, (alert) => scrapedTests(rule, alert, jobName === undefined)),
          [],
        );
        const notPushed = await check(pushgateway, (alert) => pushedTests(rule, alert));
        // A container's pod is not among what is pushed.
        assert.ok(notPushed.every(({ why }) => why === 'pods-unknown'));
      });
    }
  });
}

/** @param restarts whether the job’s restarts are tried, too: once is enough, the rules are the same */
function scrapedTests(rule: Rule, alert: Alert, restarts: boolean): readonly AlertTest[] {
  const { grid, ill, well } = coursesOf(rule, alert);
  const fires = { time: firesAt(rule), firing: true };
  const quiet = [NOON, FIRES, ENDS].map((time) => ({ time, firing: false }));
  const again: AlertTest = {
    name: 'fires again after a restart',
    grid,
    series: restarted(ill, pointAt(grid, RESTARTS)),
    expects: [{ time: FIRES_LATE, firing: true }],
  };
  const calm: AlertTest = {
    name: 'a restart is no reason to fire',
    grid,
    series: restarted(well, pointAt(grid, RESTARTS)),
    expects: quiet,
  };
  return [
    { name: 'stays quiet', grid, series: well, expects: quiet },
    {
      name: 'fires and clears',
      grid,
      series: spliced(ill, well, pointAt(grid, ENDS)),
      expects: [fires, { time: CLEARS, firing: false }],
    },
    ...(restarts ? [calm] : []),
    ...(restarts && passing[rule.id] === undefined && !isOfOldRuns(rule) ? [again] : []),
  ];
}

/** The processes of the ill job die, what they pushed last stays, and others take their place. */
function pushedTests(rule: Rule, alert: Alert): readonly AlertTest[] {
  const { grid, ill, well } = coursesOf(rule, alert);
  const dies = pointAt(grid, ENDS);
  const started = pushed(well, grid, 'another').map(({ labels, values }) => ({
    labels,
    values: values.map((value, index) => (index < dies ? undefined : value)),
  }));
  return [
    {
      name: 'fires until the processes are dead, whatever the Pushgateway keeps',
      grid,
      series: [
        ...pushed(ill, grid, 'flink', dies),
        ...started,
        // Those of containers are scraped as ever.
        ...spliced(ill, well, dies).filter(({ labels }) => !isFlinks(labels)),
      ],
      expects: [
        { time: firesAt(rule), firing: true },
        { time: CLEARS, firing: false },
      ],
    },
  ];
}

const firesAt = ({ id, severity }: Rule): number => {
  const minutes = passing[id];
  if (minutes !== undefined) return NOON + minutes * MINUTE;
  return severity === 'info' ? NOON + 30 * MINUTE : FIRES;
};

/** Whether it is said of runs only that have lasted longer than one that began in this test. */
const isOfOldRuns = ({ when }: Rule): boolean =>
  when.some(
    ({ measure, limit }) =>
      metricsUsed(measure).includes('flink_jobmanager_job_runningTime') &&
      limit >= FIRES_LATE - RESTARTS - 6 * MINUTE,
  );

function coursesOf(rule: Rule, { expr }: Alert) {
  const start = NOON - Math.max(40 * MINUTE, lookBack(expr) + 20 * MINUTE);
  const grid: Grid = { start, points: (CLEARS - start) / INTERVAL + 1 };
  return {
    grid,
    ill: timelinesOf(storeOf(caseOf(rule)), expr, grid),
    well: timelinesOf(storeOf({ name: 'well', expects: [] }), expr, grid),
  };
}

/** Those that look back a day are evaluated less often: a day is long for a test. */
const everyOf = ({ expr }: Alert): number => (lookBack(expr) > 6 * HOUR ? 10 : 2);
