import type { Localisation } from '../../chart/index.ts';
import { type Expr, group, type InstantVector, mul, visit } from '../../promql/index.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { sanitizeLabelValue } from '../deployment/label-value.ts';
import { jobLabels, measureOfJob } from '../rules/ask/scoped-measure.ts';
import { rules as ours } from '../rules/catalogue/index.ts';
import { reasonsFor } from '../rules/evaluate/reasons.ts';
import type { Rule, Severity } from '../rules/model/rule.ts';
import { adviceText } from '../rules/say/finding-text.ts';
import { textIn } from '../rules/say/say-finding.ts';
import type { JobScope, NamespaceScope } from '../scope/job-scope.ts';
import { isAnswerable } from '../scope/present.ts';
import { conditionOf, scaled } from './condition/condition.ts';
import { forEachJob } from './condition/each-job.ts';
import { measuredLabels } from './condition/measured-labels.ts';
import type { AlertFormat } from './formats/alert-format.ts';
import { formatAlerts } from './formats/format.ts';
import type { Alert, LeftOut, Unheard, WhyNot } from './model.ts';
import { literally } from './say/go-template.ts';
import { linkTemplate } from './say/link.ts';
import { askingSpeaker, grafanaSpeaker, sentenceTemplate } from './say/sentence.ts';
import { scaleOf } from './say/units.ts';
import { silentJob } from './silent-job.ts';

export interface AlertOptions {
  /** One job, or without `jobName` all jobs of a namespace by one rule each. */
  readonly scope: JobScope | NamespaceScope;
  /** @defaultValue `'prometheus'` */
  readonly format?: AlertFormat | AlertFormat['type'] | undefined;
  /** @defaultValue all of ours, and one for a job that reports nothing any more */
  readonly rules?: readonly Rule[] | undefined;
  /** Of summary, description and advice. @defaultValue `'en'` */
  readonly locale?: Localisation | string | undefined;
  /** Between two samples of a series, ms; see `detectInterval`. @defaultValue 15,000 */
  readonly interval?: number | undefined;
  /** How long it has to be true, ms; never less than two intervals. @defaultValue 2, 5 and 15 min by severity */
  readonly for?: Readonly<Partial<Record<Severity, number>>> | undefined;
  /** A page about the alert: `{namespace}`, `{job}` and `{rule}` are filled, and escaped. */
  readonly link?: string | undefined;
  /** Labels for the routes of an Alertmanager, beside `severity`, `rule`, namespace and job. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Of the groups, and of the object where the format has one. @defaultValue `flink-` and what the scope is called */
  readonly name?: string | undefined;
}

export interface AlertRules {
  /** The file, as YAML. */
  readonly text: string;
  /** The same as plain data, for a program that writes it another way. */
  readonly data: object;
  readonly alerts: readonly Alert[];
  /** Rules that are no alerts, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Alerts that cannot fire as things are, and what is missing; empty where nobody looked at the deployment. */
  readonly unheard: readonly Unheard[];
}

const MINUTE = 60_000;
const usualFor: Readonly<Record<Severity, number>> = {
  critical: 2 * MINUTE,
  warning: 5 * MINUTE,
  info: 15 * MINUTE,
};
/** A restart and a lost scrape interrupt what is seen for so long. */
const BRIDGED = 5 * MINUTE;

/**
 * Alerts of the same rules that `diagnose` judges by: same ids, same sentences, same limits. They ask for what a rule
 * needs in every version of Flink, since they outlive an upgrade.
 * @throws {RangeError} for an interval, or a time, that is none.
 * @example
 * const { text, leftOut } = alertRules({ scope: { deployment, namespace: 'tenant-a' }, format: 'prometheusrule' });
 */
export function alertRules(options: AlertOptions): AlertRules {
  const { scope, locale = 'en', interval = 15_000, name = nameOf(scope) } = options;
  if (!(interval > 0))
    throw new RangeError(`interval must be a positive number of ms, got ${interval}`);
  const format =
    typeof options.format === 'object' ? options.format : { type: options.format ?? 'prometheus' };
  const { deployment } = scope;
  const { rules = [...ours, silentJob(deployment.witnesses.job ?? USUAL_JOB)] } = options;
  const maker: Maker = {
    options,
    scope: { ...scope, deployment: { ...deployment, metrics: null } },
    interval,
    locale,
    grafana: format.type === 'grafana',
  };
  const made = rules.map((rule) => ({ rule, alert: alertOf(rule, maker) }));
  const alerts = made.flatMap(({ alert }) => (typeof alert === 'string' ? [] : [alert]));
  const { text, data } = formatAlerts(alerts, format as AlertFormat, name);
  return {
    text,
    data,
    alerts,
    leftOut: made.flatMap(({ rule: { id }, alert }) =>
      typeof alert === 'string' ? [{ rule: id, why: alert }] : [],
    ),
    unheard: made.flatMap(({ rule, alert }) =>
      typeof alert === 'string' ? [] : unheard(rule, deployment),
    ),
  };
}

const USUAL_JOB = 'flink_jobmanager_job_numRestarts';

interface Maker {
  readonly options: AlertOptions;
  readonly scope: JobScope | NamespaceScope;
  readonly interval: number;
  readonly locale: Localisation | string;
  readonly grafana: boolean;
}

const isOfOne = (scope: JobScope | NamespaceScope): scope is JobScope => 'jobName' in scope;

function alertOf(rule: Rule, maker: Maker): Alert | WhyNot {
  if (rule.silenced === true) return 'silenced';
  const condition = conditionOf(rule);
  if (typeof condition === 'string') return condition;
  const expr = scopedBy(maker, condition);
  if (typeof expr === 'string') return expr;
  const { options, interval } = maker;
  const numbers = numbersOf(rule, maker);
  return {
    rule: rule.id,
    name: `Flink${rule.id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    domain: rule.domain,
    severity: rule.severity,
    expr,
    for: Math.max(options.for?.[rule.severity] ?? usualFor[rule.severity], 2 * interval),
    keepFiringFor: looksBack(rule) ? null : BRIDGED,
    labels: labelsOf(rule, maker),
    annotations: annotationsOf(rule, maker, numbers),
    numbers,
  };
}

const scopedBy = ({ scope, interval }: Maker, expr: Expr): Expr | WhyNot =>
  isOfOne(scope) ? measureOfJob(expr, scope, interval) : forEachJob(expr, scope, interval);

/** What happened within a window is seen until the window has passed: nothing has to hold it longer. */
function looksBack({ when: [{ measure }] }: Rule): boolean {
  let longest = 0;
  visit(measure, (expr) => {
    const isWindow = expr.type === 'matrix' || expr.type === 'subquery';
    if (isWindow && typeof expr.range === 'number') longest = Math.max(longest, expr.range);
  });
  return longest >= 2 * BRIDGED;
}

function numbersOf(rule: Rule, maker: Maker): Readonly<Record<string, Expr>> {
  return Object.fromEntries(
    Object.entries(rule.numbers ?? {}).flatMap(([name, { measure, unit }]) => {
      const number = scaled(measure, scaleOf(unit));
      const expr = scopedBy(maker, maker.grafana ? ofSubjects(number, rule) : number);
      return typeof expr === 'string' ? [] : [[name, expr]];
    }),
  );
}

/** A number of the job, said of each subject: Grafana knows values of an alert by their equal labels. */
function ofSubjects(number: Expr, { subject, when: [{ measure }] }: Rule): Expr {
  const labels = measuredLabels(number) ?? [];
  if (labels.length === subject.length) return number;
  const subjects = group(measure as InstantVector).by(...subject);
  return mul(subjects, number as InstantVector)
    .on(...labels)
    .groupLeft();
}

function labelsOf(
  { id, severity }: Rule,
  { options, scope }: Maker,
): Readonly<Record<string, string>> {
  const { deployment, namespace } = scope;
  return {
    severity,
    rule: id,
    [deployment.namespace]: literally(namespace),
    ...(isOfOne(scope) && {
      [deployment.jobName]: literally(asReported(scope.jobName, deployment)),
    }),
    ...Object.fromEntries(
      Object.entries(options.labels ?? {}).map(([name, value]) => [name, literally(value)]),
    ),
  };
}

/** As the series have it, so that an alert of one job and one of all are silenced alike. */
const asReported = (jobName: string, { sanitized }: Deployment): string =>
  sanitized === false ? jobName : sanitizeLabelValue(jobName);

function annotationsOf(
  rule: Rule,
  maker: Maker,
  numbers: Readonly<Record<string, Expr>>,
): Readonly<Record<string, string>> {
  const { options, scope, locale, grafana } = maker;
  const byJob = isOfOne(scope) ? [] : jobLabels(scope);
  const labelsOfNumber = (name: string) => [
    ...(measuredLabels(rule.numbers?.[name]?.measure ?? { type: 'number', value: 0 }) ?? []),
    ...byJob,
  ];
  const speaker = grafana
    ? grafanaSpeaker(Object.keys(numbers))
    : askingSpeaker(numbers, labelsOfNumber);
  const job = isOfOne(scope) ? scope.jobName : { label: scope.deployment.jobName };
  return {
    summary: literally(textIn(rule.title, locale)),
    description: sentenceTemplate(rule, locale, speaker),
    advice: literally(rule.advice.map((one) => adviceText(one, locale)).join('\n')),
    ...(options.link !== undefined && {
      link: linkTemplate(options.link, { rule: rule.id, namespace: scope.namespace, job }),
    }),
  };
}

function unheard(rule: Rule, deployment: Deployment): readonly Unheard[] {
  const [{ measure }] = rule.when;
  if (deployment.metrics === null || isAnswerable(measure, deployment)) return [];
  return [{ rule: rule.id, reasons: reasonsFor(measure, deployment) }];
}

/** What objects of Kubernetes may be called. */
function nameOf(scope: JobScope | NamespaceScope): string {
  const words = isOfOne(scope) ? [scope.namespace, scope.jobName] : [scope.namespace];
  const plain = ['flink', ...words]
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain
    .replace(/^-+|-+$/g, '')
    .slice(0, 63)
    .replace(/-+$/, '');
}
