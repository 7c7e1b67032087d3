import type { Section } from '../definitions/chart.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { Difference } from './losses/difference.ts';
import { type LeftOut, refuse } from './losses/left-out.ts';
import { type Draft, panelCharts } from './panel-charts.ts';
import { deploymentLabels } from './query/deployment-labels.ts';
import { idMaker, plainText, sameText } from './query/names.ts';
import { GrafanaError, readDashboard } from './read/dashboard.ts';

/** Together with a view's own charts they must stay readable: 500 are. */
const MOST_CHARTS = 200;

export interface GrafanaOptions {
  /** How the metrics stand that the charts will be asked of. */
  readonly deployment?: Deployment | undefined;
}

/** What comes of a dashboard, and what does not. */
export interface GrafanaImport {
  /** The dashboard's; may be empty. */
  readonly title: string;
  /** Rows, with their panels as charts. */
  readonly sections: readonly Section[];
  readonly left: readonly LeftOut[];
  /** Of what comes: one a chart, section or dashboard, and kind. */
  readonly differences: readonly Difference[];
}

/**
 * Reads a Grafana dashboard (text, or what `JSON.parse` gave) as sections whose charts any job's scope fits around.
 * Matchers of namespace and job, and those whose value the dashboard's user chooses, are dropped for it; with a
 * description also those of what the scrape added to Flink's series where the dashboard comes from, and what is grouped,
 * joined or labelled by a process is so by what names one here.
 * @throws {GrafanaError} where it is no dashboard.
 * @example
 * const { sections, left, differences } = fromGrafana(await readFile('dashboard.json', 'utf8'));
 * for (const { panel, reason, detail } of left) console.log(panel, reason, detail);
 */
export function fromGrafana(input: unknown, { deployment }: GrafanaOptions = {}): GrafanaImport {
  const { title, rows, changes } = readDashboard(
    typeof input === 'string' ? fromJson(input) : input,
  );
  const name = plainText(title);
  const labels = deploymentLabels(deployment);
  const sectionId = idMaker();
  const chartId = idMaker();
  const left: LeftOut[] = [];
  const differences: Difference[] = [];
  let room = MOST_CHARTS;
  const sections = rows.flatMap((row): Section[] => {
    const drafts = row.panels.flatMap((panel) => {
      const result = panelCharts(panel, labels);
      const come = result.charts.slice(0, room);
      room -= come.length;
      left.push(...result.left, ...result.charts.slice(come.length).map(tooMany));
      if (come.length > 0) differences.push(...result.differences);
      return come;
    });
    if (drafts.length === 0) return [];
    const heading = plainText(row.title) || name || 'Grafana';
    differences.push(...row.changes.map((change) => ({ panel: heading, ...change })));
    const charts = drafts.map((draft) => ({ id: chartId(draft.title.en), ...draft }));
    return [
      {
        id: sectionId(heading),
        title: sameText(heading),
        charts,
        ...(row.collapsed && { collapsed: true as const }),
      },
    ];
  });
  if (sections.length > 0) {
    differences.push(...changes.map((change) => ({ panel: '', ...change })));
  }
  return { title: name, sections, left, differences };
}

const tooMany = ({ title }: Draft): LeftOut => ({
  panel: title.en,
  ...refuse('too-many', String(MOST_CHARTS)),
});

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GrafanaError(`no JSON: ${(error as Error).message}`);
  }
}
