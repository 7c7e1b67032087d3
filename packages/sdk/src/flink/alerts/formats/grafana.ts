import { print, printDuration } from '../../../promql/index.ts';
import { groupBy } from '../../deployment/query.ts';
import type { Alert } from '../model.ts';
import { grafanaRef } from '../say/sentence.ts';
import type { AlertFormat } from './alert-format.ts';

type GrafanaFormat = Extract<AlertFormat, { type: 'grafana' }>;

/** A query’s time is needed for form’s sake: all are instant, and have their windows in them. */
const LOOK_BACK_S = 600;

/**
 * A file for `provisioning/alerting`. An alert is a query, `A`, which has a series where it is true, and an expression
 * that makes 1 of it; no series is no alert, and not "no data".
 */
export function grafanaFile(
  alerts: readonly Alert[],
  { datasource, folder = 'Flink', orgId = 1 }: GrafanaFormat,
  name: string,
): object {
  return {
    apiVersion: 1,
    groups: [...groupBy(alerts, ({ domain }) => domain)].map(([domain, own]) => ({
      orgId,
      name: `${name}-${domain}`,
      folder,
      interval: '1m',
      rules: own.map((alert) => toRule(alert, datasource, name)),
    })),
  };
}

function toRule(alert: Alert, datasource: string, name: string): object {
  const query = (refId: string, expr: string) => ({
    refId,
    relativeTimeRange: { from: LOOK_BACK_S, to: 0 },
    datasourceUid: datasource,
    model: { refId, expr, instant: true, range: false },
  });
  return {
    uid: uidOf(`${name}-${alert.rule}`),
    title: alert.name,
    condition: 'B',
    data: [
      query('A', print(alert.expr)),
      ...Object.entries(alert.numbers).map(([number, expr]) =>
        query(grafanaRef(number), print(expr)),
      ),
      {
        refId: 'B',
        relativeTimeRange: { from: 0, to: 0 },
        datasourceUid: '__expr__',
        model: { refId: 'B', type: 'math', expression: 'is_number($A)' },
      },
    ],
    noDataState: 'OK',
    execErrState: 'Error',
    for: printDuration(alert.for),
    annotations: alert.annotations,
    labels: alert.labels,
  };
}

/** Forty characters at most: what is longer ends in a number made of all of it. */
function uidOf(text: string): string {
  if (text.length <= 40) return text;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `${text.slice(0, 31)}-${hash.toString(16).padStart(8, '0')}`;
}
