import { z } from 'zod';

const units = [
  'none',
  'count',
  'count/s',
  'boolean',
  'bytes',
  'bytes/s',
  'records',
  'records/s',
  'events',
  'events/s',
  'buffers/s',
  'requests/s',
  'responses/s',
  'packets/s',
  'splits',
  'offset',
  'ratio',
  'percent',
  'cores',
  'load',
  'hertz',
  'ns',
  'us',
  'ms',
  's',
  'ms/s',
  'timestamp_ms',
  'timestamp_s',
] as const;

/** Sections as JSON, with queries as PromQL text. Made when asked for: a page that reads none ships none of it. */
export function sectionsSchema() {
  const text = z
    .strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) })
    .describe('A text in every language.');

  const id = z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe('Lower-case words joined by dashes; unique over all sections.');

  const hide = z
    .literal('no-data')
    .optional()
    .describe('When not to show it: where nothing reports for it. Always shown by default.');

  const label = z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/);

  const chart = z.strictObject({
    id,
    title: text,
    description: text.optional(),
    unit: z.enum(units),
    view: z
      .enum(['line', 'stacked', 'step', 'bars', 'tile', 'state'])
      .describe('`step` for values that hold until the next, `state` for a strip of 0 and 1.'),
    query: z
      .string()
      .min(1)
      .describe(
        'PromQL without a matcher for namespace or job: both are added, and processes are found by what they run.',
      ),
    legend: z.array(label).describe('Labels that name a series, in this order.'),
    series: z
      .record(z.string(), text)
      .optional()
      .describe('Titles for the values of the label `series`.'),
    ranges: z
      .enum(['rate-window', 'view', 'as-written'])
      .optional()
      .describe('What the ranges of the query become: the rate window by default.'),
    hide,
  });

  const section = z.strictObject({
    id,
    title: text,
    charts: z.array(chart).min(1),
    collapsed: z.literal(true).optional().describe('Closed until the user opens it.'),
    hide,
  });

  return z.array(section);
}

export type SectionsJson = z.infer<ReturnType<typeof sectionsSchema>>;

/** For editors and other programs; published as `docs/sections.schema.json`. */
export function sectionsJsonSchema(): object {
  return z.toJSONSchema(sectionsSchema(), { target: 'draft-2020-12' });
}
