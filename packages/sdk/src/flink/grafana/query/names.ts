import { metricsUsed, print } from '../../../promql/index.ts';
import { metricScope } from '../../catalog/metric-scope.ts';
import type { LocalizedText } from '../../definitions/chart.ts';
import type { Query } from '../read/panel.ts';
import { type DeploymentLabels, labelsHere } from './deployment-labels.ts';
import type { FlinkQuery } from './flink-query.ts';
import { withoutVariables } from './variables.ts';

/** A heading, or a sentence below it; not a page. */
export const LONGEST_TEXT = 200;

/** What somebody wrote, in one line and without variables, or without what only joined them. */
export const plainText = (text: string): string =>
  withoutVariables(text.slice(0, 2 * LONGEST_TEXT))
    .replace(/\s+/g, ' ')
    .replace(/^[\s:|,/_–—-]+|[\s:|,/_–—-]+$/g, '')
    .slice(0, LONGEST_TEXT)
    .trim();

/** Nobody knows which language it is. */
export const sameText = (text: string): LocalizedText => ({ en: text, 'zh-CN': text });

/** `{{ tm_id }}` */
const placeholder = /\{\{([^{}]*)\}\}/g;
const labelName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** The labels that a legend names, or else those that the query groups by. */
export function legendOf(
  { legend }: Query,
  { query }: FlinkQuery,
  deployment: DeploymentLabels,
): readonly string[] {
  const named = [...legend.matchAll(placeholder)].map(([, label = '']) => label.trim());
  const labels = named.length > 0 ? named : groupedBy(query);
  const here = containersIn(query) ? labels : labelsHere(labels, deployment);
  return [...new Set(here)].filter(
    (label) => labelName.test(label) && !deployment.ofScope.has(label),
  );
}

/** They say `pod` everywhere. */
const containersIn = (query: FlinkQuery['query']): boolean =>
  metricsUsed(query).some((name) => metricScope(name) === 'pod');

function groupedBy(query: FlinkQuery['query']): readonly string[] {
  return query.type === 'aggregation' && query.grouping?.kind === 'by' ? query.grouping.labels : [];
}

/** What tells a query from the others of its panel. */
export function nameOf({ legend }: Query, { query }: FlinkQuery): string {
  const words = legend === '__auto' ? '' : plainText(legend.replace(placeholder, ' '));
  return words || (metricsUsed(query)[0] ?? print(query).slice(0, LONGEST_TEXT));
}

/** Ids as sections have them, each only once. */
export function idMaker(): (title: string) => string {
  const taken = new Set<string>();
  return (title) => {
    const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const wanted = ['grafana', ...words].join('-');
    let id = wanted;
    for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
    taken.add(id);
    return id;
  };
}
