import * as z from 'zod/mini';
import { units } from '../definitions/unit.ts';

/** Sections as JSON, with queries as PromQL text. Made when asked for: a page that reads none ships none of it. */
export function sectionsSchema() {
  const words = z.string().check(z.minLength(1));
  const text = z
    .catchall(z.object({ en: words, 'zh-CN': words }), words)
    .check(z.describe('A text in every language, and in further ones by their tags, as `fr`.'));

  const id = z
    .string()
    .check(
      z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      z.describe(
        'Lower-case words joined by dashes; unique over all sections, or over all their charts.',
      ),
    );

  const hide = z
    .optional(z.literal('no-data'))
    .check(
      z.describe('When not to show it: where nothing reports for it. Always shown by default.'),
    );

  const hidden = z
    .optional(z.literal(true))
    .check(z.describe('Not shown, and not asked for, until the user wants it back.'));

  const label = z.string().check(z.regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/));

  const chart = z.strictObject({
    id,
    title: text,
    description: z.optional(text),
    unit: z.enum(units),
    view: z
      .enum(['line', 'stacked', 'step', 'bars', 'tile', 'state'])
      .check(
        z.describe('`step` for values that hold until the next, `state` for a strip of 0 and 1.'),
      ),
    query: words.check(
      z.describe(
        'PromQL without a matcher for namespace or job: both are added, and processes are found by what they run.',
      ),
    ),
    legend: z.array(label).check(z.describe('Labels that name a series, in this order.')),
    series: z
      .optional(z.record(z.string(), text))
      .check(z.describe('Titles for the values of the label `series`.')),
    ranges: z
      .optional(z.enum(['rate-window', 'rare-window', 'view', 'as-written']))
      .check(
        z.describe(
          'What the ranges of the query become: the rate window by default, `rare-window` for at least ten minutes.',
        ),
      ),
    width: z
      .optional(z.enum(['normal', 'wide', 'full']))
      .check(
        z.describe('Cells of the grid: one, two for `wide`, or all of its row. Tiles have none.'),
      ),
    hide,
    hidden,
    from: z
      .optional(z.string())
      .check(z.describe('Id of the section that the user took it from, to have it here.')),
  });

  const section = z.strictObject({
    id,
    title: text,
    charts: z.array(chart).check(z.minLength(1)),
    collapsed: z.optional(z.literal(true)).check(z.describe('Closed until the user opens it.')),
    hide,
    hidden,
  });

  return z.array(section);
}

export type SectionsJson = z.infer<ReturnType<typeof sectionsSchema>>;

/** What is wrong, for whoever wrote the JSON: zod's small build has no words of its own. */
export function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing: ${issue.expected} expected`
        : `${issue.expected} expected`;
    case 'unrecognized_keys':
      return `unknown: ${issue.keys.join(', ')}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'invalid_format':
      return issue.pattern === undefined ? issue.message : `does not match ${issue.pattern}`;
    case 'too_small':
      return 'must not be empty';
    default:
      return issue.message;
  }
}

/** Of the JSON's form. The first is a list; a later one will be an object that says its `version`. */
export const SECTIONS_VERSION = 1;

/** For editors and other programs; published as `docs/sections.schema.json`. */
export function sectionsJsonSchema(): object {
  const schema = z.toJSONSchema(sectionsSchema(), { target: 'draft-2020-12' });
  return { ...schema, $id: `urn:flink-metrics:sections:${SECTIONS_VERSION}` };
}
