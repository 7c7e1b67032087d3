import { GatewayError } from '../errors.ts';
import type { Dialect } from './dialect.ts';

/** Source: grafana/mimir, docs/sources/mimir/configure/about-tenant-ids.md. */
const ID = /^(?!\.{1,2}$)[A-Za-z0-9!\-_.*'()]{1,150}$/;

/** Mimir's own tenants are the tenant's `orgs`: several are asked together, which Mimir calls federation. */
export const mimir: Dialect = {
  hasTargets: false,
  parameters: [],
  request: (request, { tenant: { name, orgs } }) => {
    if (orgs === undefined) return request;
    const ids = [...new Set(orgs)].sort();
    if (ids.length === 0 || !ids.every((id) => ID.test(id))) {
      throw new GatewayError(403, 'forbidden', 'This token names no tenant of the metrics store.', {
        detail: `tenant ${name}`,
      });
    }
    return { ...request, headers: { 'x-scope-orgid': ids.join('|') } };
  },
};
