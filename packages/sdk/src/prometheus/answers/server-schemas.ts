import * as z from 'zod/mini';
import type { Labels } from '../data/matrix.ts';
import { parseValue } from '../data/numbers.ts';
import { isLabels } from './lookup-data.ts';
import type { Checked } from './read-json.ts';

/** The data of the endpoints. Made when a client is: bundlers keep what a module makes, and all of zod with it. */
export function serverSchemas() {
  // Not z.record: it leaves out a label called `__proto__`, which is a legal name.
  const labels = z.custom<Labels>(isLabels);
  /** RFC 3339 text as Unix time in ms; Go's zero time, for "never", as undefined. */
  const time = z.pipe(
    z.string(),
    z.transform((text: string) => {
      const ms = Date.parse(text);
      return Number.isNaN(ms) || text.startsWith('0001-') ? undefined : ms;
    }),
  );
  /** Seconds as ms. */
  const duration = z.pipe(
    z.number(),
    z.transform((seconds: number) => seconds * 1000),
  );
  const text = z._default(z.string(), '');
  /** Go writes an empty list as null. */
  const list = <T extends z.ZodMiniType>(entry: T) =>
    z.pipe(
      z.nullable(z.array(entry)),
      z.transform((entries) => entries ?? []),
    );
  const sampleValue = z.pipe(
    z.pipe(z.string(), z.transform(parseValue)),
    z.custom<number>((value) => value !== undefined, 'it is no number'),
  );

  const alert = z.object({
    labels,
    annotations: z._default(labels, {}),
    state: z.string(),
    activeAt: z.optional(time),
    value: z.string(),
  });

  const ruleBase = {
    name: z.string(),
    query: z.string(),
    labels: z._default(labels, {}),
    health: text,
    lastError: text,
    lastEvaluation: z.optional(time),
  };
  const rule = z.discriminatedUnion('type', [
    z.object({
      ...ruleBase,
      type: z.literal('alerting'),
      state: z.string(),
      duration,
      annotations: z._default(labels, {}),
      alerts: z._default(list(alert), []),
    }),
    z.object({ ...ruleBase, type: z.literal('recording') }),
  ]);
  const ruleGroup = z.object({
    name: z.string(),
    file: z.string(),
    interval: duration,
    rules: list(rule),
  });

  const exemplar = z.object({
    labels,
    value: sampleValue,
    timestamp: z.pipe(
      z.number(),
      z.transform((seconds: number) => Math.round(seconds * 1000)),
    ),
  });

  const target = z.object({
    labels,
    discoveredLabels: z._default(labels, {}),
    scrapePool: text,
    scrapeUrl: text,
    health: z.string(),
    lastError: text,
    lastScrape: z.optional(time),
    scrapeInterval: z.optional(z.string()),
  });

  return {
    metadata: z.record(z.string(), list(z.object({ type: z.string(), help: text, unit: text }))),
    alerts: z.object({ alerts: list(alert) }),
    rules: z.object({ groups: list(ruleGroup) }),
    exemplars: list(z.object({ seriesLabels: labels, exemplars: list(exemplar) })),
    buildInfo: z.looseObject({ version: text, revision: text }),
    features: z.record(z.string(), z.record(z.string(), z.boolean())),
    formattedQuery: z.string(),
    targets: z.object({
      activeTargets: list(target),
      droppedTargets: z._default(list(z.object({ discoveredLabels: labels })), []),
    }),
  };
}

/** A schema as `readJson` takes it. */
export function checkedBy<T extends z.ZodMiniType>(
  schema: T,
): (data: unknown) => Checked<z.output<T>> {
  return (data) => {
    const result = schema.safeParse(data);
    if (result.success) return { data: result.data };
    const [issue] = result.error.issues;
    return { problem: issue?.message ?? 'it is of another form', path: issue?.path ?? [] };
  };
}

type ReadOnly<T> = T extends object ? { readonly [K in keyof T]: ReadOnly<T[K]> } : T;
type Schemas = ReturnType<typeof serverSchemas>;
type Data<K extends keyof Schemas> = ReadOnly<z.output<Schemas[K]>>;

/** Of one metric name. `type` is `counter`, `gauge`, `histogram`, … or `unknown`. */
export type MetricMetadata = Data<'metadata'>[string][number];
/** `state` is `pending` or `firing`; `activeAt` in ms. */
export type Alert = Data<'alerts'>['alerts'][number];
export type RuleGroup = Data<'rules'>['groups'][number];
/** Durations and times in ms. */
export type Rule = RuleGroup['rules'][number];
/** `timestamp` in ms. */
export type ExemplarSeries = Data<'exemplars'>[number];
/** What the server is; a text is empty where it does not say. VictoriaMetrics names a Prometheus version, or none. */
export type BuildInfo = Data<'buildInfo'>;
/** Whether the server has a feature, by category (`promql_functions`) and name. */
export type Features = Data<'features'>;
export type Targets = Data<'targets'>;
export type Target = Targets['activeTargets'][number];
