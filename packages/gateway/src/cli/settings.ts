import { z } from 'zod';
import type { JwtOptions } from '../auth/jwt.ts';
import type { StaticToken } from '../auth/static-tokens.ts';

const tokenSchema = z
  .strictObject({
    tenant: z.string().min(1),
    namespaces: z.array(z.string().min(1)).min(1),
    token: z.string().min(1).optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits')
      .optional(),
  })
  .transform(({ token, sha256, ...grant }, context): StaticToken => {
    if (token !== undefined && sha256 === undefined) return { ...grant, token };
    if (sha256 !== undefined && token === undefined) return { ...grant, sha256 };
    context.addIssue('give either token or sha256');
    return z.NEVER;
  });

const jwtSchema = z
  .strictObject({
    secret: z.string().min(32, 'must have at least 32 bytes').optional(),
    jwksUrl: z.url().optional(),
    issuer: z.string().min(1),
    audience: z.string().min(1),
    namespacesClaim: z.string().min(1).default('namespaces'),
    tenantClaim: z.string().min(1).default('sub'),
  })
  .transform(({ secret, jwksUrl, ...claims }, context): JwtOptions => {
    if (secret !== undefined && jwksUrl === undefined) return { ...claims, key: { secret } };
    if (jwksUrl !== undefined && secret === undefined) return { ...claims, key: { jwksUrl } };
    context.addIssue('give either secret or jwksUrl');
    return z.NEVER;
  });

const settingsSchema = z
  .strictObject({
    prometheusUrl: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }),
    prometheusHeaders: z.record(z.string(), z.string()).default({}),
    timeout: z.int().min(1).max(600_000).default(30_000),
    host: z.string().min(1).default('127.0.0.1'),
    port: z.int().min(0).max(65_535).default(9099),
    tenantLabel: z.string().default('namespace'),
    origins: z.array(z.string()).default([]),
    tokens: z.array(tokenSchema).default([]),
    jwt: jwtSchema.optional(),
    queryLength: z.int().min(1).default(16_384),
    points: z.int().min(1).max(11_000).default(11_000),
  })
  .refine(({ tokens, jwt }) => tokens.length > 0 || jwt !== undefined, {
    error: 'tokens or jwt: at least one is needed, nobody could ask anything otherwise',
  });

export type Settings = z.infer<typeof settingsSchema>;

/**
 * Settings from what flags, variables and the file gave, checked whole.
 * @throws {SettingsError} with a line for each thing that is wrong
 */
export function checkedSettings(given: Readonly<Record<string, unknown>>): Settings {
  const result = settingsSchema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) =>
    path.length === 0 ? message : `${path.join('.')}: ${message}`,
  );
  throw new SettingsError(lines.join('\n'));
}

export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
