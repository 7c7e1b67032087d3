import * as z from 'zod/mini';
import { units } from '../../definitions/unit.ts';
import { comparisons, domains, severities } from '../model/rule.ts';

/** Of the JSON's form. */
export const RULES_VERSION = 1;

/** Rules as JSON, with measures as PromQL text. Made when asked for: a page that reads none ships none of it. */
export function rulesSchema() {
  return z.array(z.union([changeSchema(), ruleSchema()]));
}

const words = () => z.string().check(z.minLength(1));
const id = () =>
  z
    .string()
    .check(
      z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      z.describe('Lower-case words joined by dashes, unique over all rules.'),
    );
const severity = () =>
  z
    .enum(severities)
    .check(
      z.describe('`critical` is wrong now, `warning` will go wrong, `info` is worth knowing.'),
    );
const silenced = () => z.literal(true).check(z.describe('Never judged.'));

/** Of a rule that there is: how bad it is, where it begins, or that nobody wants it. */
export function changeSchema() {
  return z.strictObject({
    id: id(),
    change: z.strictObject({
      severity: z.optional(severity()),
      limits: z
        .optional(z.array(z.nullable(z.number())))
        .check(z.describe('Of its tests, in their order; null leaves one as it is.')),
      silenced: z.optional(silenced()),
    }),
  });
}

/** A rule of the host’s own, or another one in place of ours. */
export function ruleSchema() {
  const text = z
    .catchall(z.object({ en: words(), 'zh-CN': words() }), words())
    .check(z.describe('A text in every language, and in further ones by their tags, as `fr`.'));
  const measure = words().check(
    z.describe(
      'PromQL without a matcher for namespace or job: one series for each subject, or one for the job.',
    ),
  );
  const test = z.strictObject({
    measure,
    is: z.enum(comparisons),
    limit: z.number(),
    unit: z.enum(units),
    absent: z
      .optional(z.literal('no'))
      .check(
        z.describe('Where there is no series it does not hold. By default it cannot be told.'),
      ),
  });
  const tests = z.array(test).check(z.minLength(1));
  const label = z.string().check(z.regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/));
  const key = z.strictObject({
    key: words(),
    value: z.optional(words()),
    since: z.optional(words()),
    until: z.optional(words()),
  });
  return z.strictObject({
    id: id(),
    domain: z.enum(domains),
    severity: severity(),
    title: text,
    sentence: text.check(
      z.describe(
        '`{value}`, `{limit}`, the labels of `subject` and names of `numbers` are filled.',
      ),
    ),
    subject: z
      .array(label)
      .check(z.describe('Labels that tell the subjects apart; none: the job.')),
    every: z.optional(z.literal('task')),
    when: tests.check(z.describe('All must hold; the first one’s series are the subjects.')),
    numbers: z.optional(z.record(z.string(), z.strictObject({ measure, unit: z.enum(units) }))),
    holdsUp: z
      .optional(z.literal(true))
      .check(z.describe('The subject is a task that others wait for: a finding names them.')),
    settles: z
      .optional(z.literal(true))
      .check(z.describe('Expected for a while after a start, and while a backlog shrinks.')),
    evidence: z.array(
      z.strictObject({
        chart: words(),
        series: z.optional(words()),
        limit: z.optional(z.number()),
      }),
    ),
    causes: z.optional(
      z.array(
        z.strictObject({
          id: id(),
          sentence: text,
          test: z.union([z.strictObject({ rule: id() }), z.strictObject({ when: tests })]),
        }),
      ),
    ),
    advice: z.array(
      z.strictObject({
        sentence: text,
        keys: z.optional(z.array(key)),
        cause: z.optional(id()),
      }),
    ),
    effects: z.optional(z.array(id())),
    silences: z.optional(z.array(z.enum(domains))),
    silenced: z.optional(silenced()),
    source: z.strictObject({ text: words(), url: z.optional(words()) }),
  });
}

export type RuleJson = z.infer<ReturnType<typeof ruleSchema>>;
export type RuleChange = z.infer<ReturnType<typeof changeSchema>>;

/** For editors and other programs; published as `docs/rules.schema.json`. */
export function rulesJsonSchema(): object {
  const schema = z.toJSONSchema(rulesSchema(), { target: 'draft-2020-12' });
  return { ...schema, $id: `urn:flink-metrics:rules:${RULES_VERSION}` };
}
