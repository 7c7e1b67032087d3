import { z } from 'zod';
import { badData } from '../../errors.ts';
import type { Scope } from '../../tenant.ts';
import type { Ask, MadeEndpoint } from '../endpoint.ts';
import { areGranted, isQueryingTemplate, type Labels, readsOnlyGranted } from './rule-scope.ts';

/** Not z.record: it leaves out a label called `__proto__`, which is a legal name. */
const labels = z.custom<Labels>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((item) => typeof item === 'string'),
);
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const alert = z.object({
  labels,
  annotations: labels.default({}),
  state: z.enum(['pending', 'firing', 'inactive']),
  activeAt: z.string().exactOptional(),
  value: z.string(),
});
/** What is not listed is left out: errors hold other series' labels, evaluation times tell of other tenants' load. */
const ruleBase = {
  name: z.string(),
  query: z.string(),
  labels: labels.default({}),
  health: z.enum(['ok', 'err', 'unknown']).catch('unknown'),
  lastEvaluation: z.string().exactOptional(),
};
const rule = z.discriminatedUnion('type', [
  z.object({
    ...ruleBase,
    type: z.literal('alerting'),
    state: z.enum(['pending', 'firing', 'inactive', 'unknown']),
    duration: z.number(),
    keepFiringFor: z.number().exactOptional(),
    annotations: labels.default({}),
    alerts: list(alert),
  }),
  z.object({ ...ruleBase, type: z.literal('recording') }),
]);
const answer = z.object({
  groups: list(z.object({ name: z.string(), interval: z.number(), rules: list(rule) })),
});

type Rule = z.output<typeof rule>;
type RuleGroup = z.output<typeof answer>['groups'][number];

/** The tenant's rules, as Prometheus lists them; groups without one are not listed. */
export const rules: MadeEndpoint = {
  route: '/api/v1/rules',
  summary: 'Alerting and recording rules',
  methods: ['GET'],
  parameters: ['type'],
  answer: async ({ parameters, scope }, ask) => {
    const type = parameters.get('type');
    if (type !== null && type !== 'alert' && type !== 'record') {
      throw badData(`type must be alert or record, not ${JSON.stringify(type.slice(0, 40))}.`);
    }
    const groups = await grantedGroups(ask, scope, type);
    // A file's path tells of the server, and its name may be another tenant's.
    return { groups: groups.map((group) => ({ ...group, file: group.name })) };
  },
};

/** The tenant's alerts that are pending or firing. */
export const alerts: MadeEndpoint = {
  route: '/api/v1/alerts',
  summary: 'Alerts that are pending or firing',
  methods: ['GET'],
  parameters: [],
  answer: async ({ scope }, ask) => {
    const groups = await grantedGroups(ask, scope, 'alert');
    return {
      alerts: groups.flatMap((group) =>
        group.rules.flatMap((one) => (one.type === 'alerting' ? one.alerts : [])),
      ),
    };
  },
};

async function grantedGroups(
  ask: Ask,
  scope: Scope,
  type: 'alert' | 'record' | null,
): Promise<RuleGroup[]> {
  const parameters = new URLSearchParams(type === null ? {} : { type });
  const { groups } = await ask({ method: 'GET', path: '/api/v1/rules', parameters }, answer);
  return groups
    .map((group) => ({ ...group, rules: group.rules.flatMap((one) => granted(one, scope)) }))
    .filter((group) => group.rules.length > 0);
}

/** None where the rule is another's, or its query or its texts could read what is. */
function granted(one: Rule, scope: Scope): Rule[] {
  const texts = [one.labels, one.type === 'alerting' ? one.annotations : {}].flatMap(Object.values);
  const isGranted =
    areGranted(one.labels, scope) &&
    readsOnlyGranted(one.query, scope) &&
    !texts.some(isQueryingTemplate);
  if (!isGranted) return [];
  if (one.type === 'recording') return [one];
  return [{ ...one, alerts: one.alerts.filter((active) => areGranted(active.labels, scope)) }];
}
