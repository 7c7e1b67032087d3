import { nothing } from 'lit';
import { later } from '../../../dom/later.ts';
import type { FlinkElement } from '../../../provider/flink-element.ts';
import type { ChartFinding } from '../../../store/state/findings.ts';
import { adoptStyles } from '../../../theme/adopted-styles.ts';

const badges = later(() => import('./badge.ts'));

/** What is wrong with the job and seen in a chart, a tile or a section; most jobs are well, and load none of it. */
export function findingBadge(element: FlinkElement, findings: readonly ChartFinding[]) {
  if (findings.length === 0) return nothing;
  const loaded = badges.drawnBy(element);
  if (loaded === undefined) return nothing;
  adoptStyles(element.renderRoot, loaded.badgeStyles);
  return loaded.badge(findings, element.spoken);
}
