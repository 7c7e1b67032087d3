import { classicRows } from './classic-rows.ts';
import { dashboardChanges } from './dashboard-changes.ts';
import type { Change } from './difference.ts';
import { elementRows } from './element-rows.ts';
import { type Fields, fields, isFields, text } from './fields.ts';
import { GrafanaError } from './grafana-error.ts';
import type { Panel } from './panel.ts';

/** Panels under one heading. */
export interface Row {
  /** Empty for panels above the first heading. */
  readonly title: string;
  readonly collapsed: boolean;
  readonly panels: readonly Panel[];
  /** Of its heading. */
  readonly changes: readonly Change[];
}

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
