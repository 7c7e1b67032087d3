import { GatewayError } from '../errors.ts';
import { wholeScope } from '../scope.ts';
import type { Dialect } from './dialect.ts';

/** Source: docs.victoriametrics.com, "URL format" of the cluster: an account, or an account and a project. */
const ACCOUNT = /^\d{1,10}(:\d{1,10})?$/;

/**
 * VictoriaMetrics' language is a superset of PromQL. So it adds the tenant's matchers itself as well, to every selector
 * as it reads them. The first of the tenant's `orgs` stands for `{account}` in the address of a cluster.
 */
export const victoriaMetrics: Dialect = {
  hasTargets: false,
  parameters: [],
  request: (request, { scope, tenant: { name, orgs } }) => {
    const parameters = new URLSearchParams(request.parameters);
    const readsSeries = parameters.has('query') || parameters.has('match[]');
    const seesAll = scope.alternatives.some((alternative) => alternative.size === 0);
    if (readsSeries && !seesAll) {
      for (const selector of wholeScope(scope)) parameters.append('extra_filters[]', selector);
    }
    if (orgs === undefined) return { ...request, parameters };
    const [account = ''] = orgs;
    if (orgs.length === 1 && ACCOUNT.test(account)) return { ...request, parameters, account };
    throw new GatewayError(403, 'forbidden', 'This token names no account of the metrics store.', {
      detail: `tenant ${name}`,
    });
  },
};
