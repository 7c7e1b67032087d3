import { z } from 'zod';
import type { Grant } from '../tenant.ts';
import { jwtSchema, kubernetesSchema, tokenSchema, trustedHeaderSchema } from './auth-settings.ts';

const isHttpUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Whether any tenant is given tenants of the store itself. */
function hasOrgs({ tokens, jwt, trustedHeader }: Who): boolean {
  const grants = [...tokens, ...(jwt?.groups ?? []), ...(trustedHeader?.groups ?? [])];
  return jwt?.orgsClaim !== undefined || grants.some(({ orgs }) => orgs !== undefined);
}

interface Who {
  readonly tokens: readonly Grant[];
  readonly jwt?: { readonly orgsClaim?: string; readonly groups?: readonly Grant[] } | undefined;
  readonly trustedHeader?: { readonly groups?: readonly Grant[] } | undefined;
}

const settingsSchema = z
  .strictObject({
    /** In a file one, or a list. */
    prometheusUrl: z.preprocess(
      (given) => (typeof given === 'string' ? [given] : given),
      z
        .array(z.string())
        .min(1)
        .refine((urls) => urls.every(isHttpUrl), 'must be an http or https URL'),
    ),
    prometheusType: z
      .enum(['prometheus', 'thanos', 'mimir', 'victoriametrics'])
      .default('prometheus'),
    prometheusHeaders: z.record(z.string(), z.string()).default({}),
    timeout: z.int().min(1).max(600_000).default(30_000),
    totalTimeout: z.int().min(1).max(3_600_000).default(120_000),
    bodyTimeout: z.int().min(1).max(600_000).default(10_000),
    answerBytes: z.int().min(1).default(67_108_864),
    host: z.string().min(1).default('127.0.0.1'),
    port: z.int().min(0).max(65_535).default(9099),
    metricsPort: z.int().min(0).max(65_535).optional(),
    drainDelay: z.int().min(0).max(600_000).default(3_000),
    drainTimeout: z.int().min(0).max(3_600_000).default(30_000),
    tenantLabel: z.string().default('namespace'),
    outOfScope: z.enum(['forbidden', 'empty']).default('forbidden'),
    origins: z.array(z.string()).default([]),
    tokens: z.array(tokenSchema).default([]),
    jwt: jwtSchema.optional(),
    trustedHeader: trustedHeaderSchema.optional(),
    kubernetes: kubernetesSchema.optional(),
    queryLength: z.int().min(1).default(16_384),
    points: z.int().min(1).max(11_000).default(11_000),
    cacheBytes: z.int().min(0).default(67_108_864),
    cacheInstant: z.int().min(0).default(1_000),
    cacheFresh: z.int().min(0).default(5_000),
    cacheOverlap: z.int().min(0).default(300_000),
    storeUrl: z.url({ protocol: /^rediss?$/, error: 'must be a redis or rediss URL' }).optional(),
    storeTimeout: z.int().min(1).max(10_000).default(50),
    subqueryPoints: z.int().min(1).default(50_000),
    range: z.int().min(1).default(34_560_000_000),
    scopeLength: z.int().min(1).default(1_048_576),
    series: z.int().min(1).default(100_000),
    requestsPerSecond: z.number().positive().default(1_000),
    concurrency: z.int().min(1).default(20),
    tenantConcurrency: z.int().min(1).default(10),
    waiting: z.int().min(0).default(200),
  })
  .refine(
    ({ tokens, jwt, trustedHeader, kubernetes }) =>
      tokens.length > 0 || [jwt, trustedHeader, kubernetes].some((one) => one !== undefined),
    {
      error:
        'tokens, jwt, trustedHeader or kubernetes: at least one is needed, nobody could ask anything otherwise',
    },
  )
  .refine(
    (given) => ['mimir', 'victoriametrics'].includes(given.prometheusType) || !hasOrgs(given),
    {
      path: ['orgs'],
      error: 'are for the prometheusType mimir or victoriametrics',
    },
  )
  .refine(({ storeUrl, cacheBytes }) => storeUrl === undefined || cacheBytes > 0, {
    path: ['storeUrl'],
    error: 'needs cacheBytes: without a cache nothing is kept',
  });

export type Settings = z.infer<typeof settingsSchema>;

/**
 * Settings from what flags, variables and the file gave, checked whole.
 * @throws {SettingsError} with a line for each thing that is wrong
 */
export function checkedSettings(given: Readonly<Record<string, unknown>>): Settings {
  const result = settingsSchema.safeParse(given, { error: inPlainWords });
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw new SettingsError(lines.join('\n'));
}

/** By what is expected, in a schema. */
const EXPECTED: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
};

/** Whoever reads this wrote a JSON file or a variable, and knows no schema. Undefined leaves the message as it is. */
function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is needed: see --help'
        : `must be ${EXPECTED[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return typeof issue.input === 'number'
        ? `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
        : 'must not be empty';
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'unrecognized_keys':
      return `there is no ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
    default:
      return undefined;
  }
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
