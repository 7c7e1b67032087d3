import { type Expr, print } from '../../promql/index.ts';
import { parse } from '../../promql/parse/index.ts';
import type { ChartDefinition, Section } from '../definitions/chart.ts';
import { inWords, SECTIONS_VERSION, type SectionsJson, sectionsSchema } from './section-schema.ts';

/** Ours are a tenth of it; more is a mistake, or meant to keep the page busy. */
const LONGEST_TEXT = 1_000_000;
const MOST_CHARTS = 500;

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
 * @example
 * const sections = parseSections(await (await fetch('/sections.json')).text());
 */
export function parseSections(input: unknown): readonly Section[] {
  const json = typeof input === 'string' ? fromJson(input) : input;
  assertKnownVersion(json);
  const result = sectionsSchema().safeParse(json, { reportInput: true });
  if (!result.success) {
    const [issue] = result.error.issues;
    if (issue === undefined) throw new SectionsError('sections', 'is no list of sections');
    throw new SectionsError(pathText(issue.path), inWords(issue));
  }
  const count = result.data.reduce((sum, { charts }) => sum + charts.length, 0);
  if (count > MOST_CHARTS) {
    throw new SectionsError('sections', `${count} charts are more than ${MOST_CHARTS}`);
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
  if (text.length > LONGEST_TEXT) {
    throw new SectionsError('sections', `${text.length} characters are more than ${LONGEST_TEXT}`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SectionsError('sections', `no JSON: ${(cause as Error).message}`, { cause });
  }
}

function assertKnownVersion(json: unknown): void {
  if (typeof json !== 'object' || json === null || !('version' in json)) return;
  const version = JSON.stringify(json.version);
  throw new SectionsError(
    'version',
    `${version} is not known here, only ${SECTIONS_VERSION}, which is a list: flink-metrics has to be newer`,
  );
}

function toSection(
  { id, title, charts, collapsed, hide, hidden }: SectionsJson[number],
  index: number,
): Section {
  return {
    id,
    title,
    charts: charts.map((chart, position) => toChart(chart, `[${index}].charts[${position}].query`)),
    ...(collapsed && { collapsed }),
    ...(hide && { hide }),
    ...(hidden && { hidden }),
  };
}

function toChart(
  {
    description,
    series,
    ranges,
    width,
    hide,
    hidden,
    from,
    ...chart
  }: SectionsJson[number]['charts'][number],
  path: string,
): ChartDefinition {
  return {
    ...chart,
    query: parseQuery(chart.query, path),
    ...(description && { description }),
    ...(series && { series }),
    ...(ranges && { ranges }),
    ...(width && { width }),
    ...(hide && { hide }),
    ...(hidden && { hidden }),
    ...(from && { from }),
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
  assertUnique(sections.map(({ id }, index) => [id, `[${index}].id`]));
  assertUnique(
    sections.flatMap(({ charts }, index) =>
      charts.map(({ id }, position) => [id, `[${index}].charts[${position}].id`] as const),
    ),
  );
}

function assertUnique(ids: readonly (readonly [id: string, path: string])[]): void {
  const seen = new Set<string>();
  for (const [id, path] of ids) {
    if (seen.has(id)) throw new SectionsError(path, `"${id}" is taken already`);
    seen.add(id);
  }
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('');
  return text === '' ? 'sections' : text;
}
