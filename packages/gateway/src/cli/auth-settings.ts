import { z } from 'zod';
import { addressIn } from '../auth/addresses.ts';
import type { JwtOptions } from '../auth/jwt.ts';
import type { StaticToken } from '../auth/static-tokens.ts';
import { isGrant, isTenantLabel } from '../tenant.ts';

const name = z.string().min(1);

const grantShape = {
  namespaces: z.array(name).min(1).exactOptional(),
  labelSets: z
    .array(z.record(z.string().refine(isTenantLabel, 'must be a label name'), name))
    .min(1)
    .exactOptional(),
  orgs: z.array(name).min(1).exactOptional(),
  everything: z.literal(true).exactOptional(),
};

const groupRule = z
  .strictObject({ group: name, ...grantShape })
  .refine(isGrant, 'give namespaces, labelSets or everything');

const rulesShape = {
  groups: z.array(groupRule).min(1).exactOptional(),
  knownNamespaces: z.array(name).min(1).exactOptional(),
};

export const tokenSchema = z
  .strictObject({
    tenant: name,
    ...grantShape,
    token: name.exactOptional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits')
      .exactOptional(),
  })
  .transform(({ token, sha256, ...grant }, context): StaticToken => {
    if (!isGrant(grant)) context.addIssue('give namespaces, labelSets or everything');
    if (token !== undefined && sha256 === undefined) return { ...grant, token };
    if (sha256 !== undefined && token === undefined) return { ...grant, sha256 };
    context.addIssue('give either token or sha256');
    return z.NEVER;
  });

export const jwtSchema = z
  .strictObject({
    secret: z
      .string()
      .refine((text) => Buffer.byteLength(text) >= 32, 'must have at least 32 bytes')
      .optional(),
    jwksUrl: z.url().optional(),
    issuer: name,
    audience: name,
    namespacesClaim: name.default('namespaces'),
    labelSetsClaim: name.exactOptional(),
    orgsClaim: name.exactOptional(),
    tenantClaim: name.default('sub'),
    maxAge: z.int().min(1).exactOptional(),
    ...rulesShape,
  })
  .transform(({ secret, jwksUrl, ...options }, context): JwtOptions => {
    if (secret !== undefined && jwksUrl === undefined) return { ...options, key: { secret } };
    if (jwksUrl !== undefined && secret === undefined) return { ...options, key: { jwksUrl } };
    context.addIssue('give either secret or jwksUrl');
    return z.NEVER;
  });

function checkRanges(ranges: readonly string[], context: z.RefinementCtx): void {
  try {
    addressIn(ranges);
  } catch (error) {
    context.addIssue({
      code: 'custom',
      message: String(error instanceof Error ? error.message : error),
    });
  }
}

const headerName = z.string().regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header');

export const trustedHeaderSchema = z.strictObject({
  proxies: z.array(name).min(1).superRefine(checkRanges),
  userHeader: headerName.exactOptional(),
  groupsHeader: headerName.exactOptional(),
  ...rulesShape,
});

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

export const kubernetesSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).default('https://kubernetes.default.svc'),
  tokenFile: name.default(`${SERVICE_ACCOUNT}/token`),
  namespaces: z.array(name).min(1).exactOptional(),
  audiences: z.array(name).min(1).exactOptional(),
  cache: z.int().min(1000).max(3_600_000).exactOptional(),
  reviews: z
    .strictObject({
      atOnce: z.int().min(1).exactOptional(),
      perSecond: z.number().positive().exactOptional(),
    })
    .exactOptional(),
  proxies: z.array(name).min(1).superRefine(checkRanges).exactOptional(),
});
