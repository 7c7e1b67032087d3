export { anyOf } from './auth/any-of.ts';
export { type JwtKey, type JwtOptions, jwt } from './auth/jwt.ts';
export { type StaticToken, staticTokens } from './auth/static-tokens.ts';
export { type ErrorType, GatewayError } from './errors.ts';
export { createGateway, type Gateway, type GatewayOptions, type Problem } from './gateway.ts';
export type { Authenticate, Tenant } from './tenant.ts';
export type { PrometheusOptions } from './upstream/upstream.ts';
