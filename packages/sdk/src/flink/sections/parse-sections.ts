import { type Expr, print } from '../../promql/index.ts';
import { parse } from '../../promql/parse/index.ts';
import type { ChartDefinition, Section } from '../chart.ts';
import { type SectionsJson, sectionsSchema } from './section-schema.ts';

/** What is wrong with sections that a host has written, and where: `[0].charts[2].query: …`. */
export class SectionsError extends Error {
  override readonly name = 'SectionsError';
  readonly path: string;

  constructor(path: string, reason: string, options?: ErrorOptions) {
    super(`${path}: ${reason}`, options);
    this.path = path;
  }
}

/**
 * Reads sections from JSON (text, or what `JSON.parse` gave), as `docs/sections.schema.json` describes them.
 * @throws {SectionsError} naming the first thing that is wrong.
 */
export function parseSections(input: unknown): readonly Section[] {
  const result = sectionsSchema().safeParse(typeof input === 'string' ? fromJson(input) : input);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new SectionsError(
      pathText(issue?.path ?? []),
      issue?.message ?? 'is no list of sections',
    );
  }
  const sections = result.data.map(toSection);
  assertUniqueIds(sections);
  return sections;
}

/** The same sections as JSON text that `parseSections` reads: a start for a host's own. */
export function formatSections(sections: readonly Section[]): string {
  const json = sections.map((section) => ({
    ...section,
    charts: section.charts.map((chart) => ({ ...chart, query: print(chart.query) })),
  }));
  return `${JSON.stringify(json, null, 2)}\n`;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SectionsError('sections', `no JSON: ${(cause as Error).message}`, { cause });
  }
}

function toSection(
  { id, title, charts, collapsed, hide }: SectionsJson[number],
  index: number,
): Section {
  return {
    id,
    title,
    charts: charts.map((chart, position) => toChart(chart, `[${index}].charts[${position}].query`)),
    ...(collapsed && { collapsed }),
    ...(hide && { hide }),
  };
}

function toChart(
  { description, series, ranges, hide, ...chart }: SectionsJson[number]['charts'][number],
  path: string,
): ChartDefinition {
  return {
    ...chart,
    query: parseQuery(chart.query, path),
    ...(description && { description }),
    ...(series && { series }),
    ...(ranges && { ranges }),
    ...(hide && { hide }),
  };
}

function parseQuery(query: string, path: string): Expr {
  try {
    return parse(query);
  } catch (cause) {
    throw new SectionsError(path, (cause as Error).message, { cause });
  }
}

function assertUniqueIds(sections: readonly Section[]): void {
  const seen = new Set<string>();
  for (const [index, section] of sections.entries()) {
    for (const { id } of [section, ...section.charts]) {
      if (seen.has(id)) throw new SectionsError(`[${index}]`, `the id "${id}" is taken already`);
      seen.add(id);
    }
  }
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('');
  return text === '' ? 'sections' : text;
}
