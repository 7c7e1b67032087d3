import { type Fields, fields, isFields, text } from '../json/fields.ts';
import { dashboardChanges } from '../losses/dashboard-changes.ts';
import type { Change } from '../losses/difference.ts';
import { classicRows } from './classic-rows.ts';
import { elementRows } from './element-rows.ts';
import type { Row } from './row.ts';

/** What is read of a dashboard, whatever version of Grafana has written it. */
export interface Dashboard {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What it has for all of them, and a view has not. */
  readonly changes: readonly Change[];
}

/**
 * As exported, or in the envelope of Grafana's API: `{dashboard: …}`, since version 12 `{apiVersion, metadata, spec: …}`.
 * @throws {GrafanaError}
 */
export function readDashboard(json: unknown): Dashboard {
  const outer = fields(json);
  const dashboard = [outer, fields(outer.dashboard), fields(outer.spec)].find(isDashboard);
  if (dashboard === undefined) {
    throw new GrafanaError('it has neither panels nor rows');
  }
  const rows = isClassic(dashboard) ? classicRows(dashboard) : elementRows(dashboard);
  return { title: text(dashboard.title), rows, changes: dashboardChanges(dashboard) };
}

const isDashboard = (json: Fields) =>
  isClassic(json) || (isFields(json.elements) && isFields(json.layout));

const isClassic = ({ panels, rows }: Fields) => Array.isArray(panels) || Array.isArray(rows);

/** What was given is no dashboard at all. */
export class GrafanaError extends Error {
  override readonly name = 'GrafanaError';

  constructor(reason: string) {
    super(`no Grafana dashboard: ${reason}`);
  }
}
