import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { OutOfScope } from '@flink-metrics/gateway';
import fc from 'fast-check';
import { findPrometheusVersionsAndNewest } from '../../scripts/tools/prometheus-versions.ts';
import type { RealPrometheus } from '../support/prometheus.ts';
import {
  type Answer,
  type Ask,
  answerOf,
  asTenantA,
  type Layout,
  NOW,
  startTenantsPrometheus,
} from './gateway-tenants.ts';
import { hostileQuery } from './hostile-queries.ts';
import { type SharedStores, startSharedStores } from './shared-store-replicas.ts';

const RUNS = 400;
const HOUR_MS = 3_600_000;
const KEPT_MS = 600_000;

/** The same question in forms that came with Prometheus 3.14 to 3.16. */
const inNewerForms = (promql: string): string =>
  promql
    .replaceAll('[5m]', '[max_of(5m, step())] smoothed')
    .replaceAll('[10m]', '[5m * 2] anchored')
    .replaceAll(' offset 1m', ' offset -(step() - 1m)')
    .replaceAll(/\) ([-+/>]|== bool) \(/g, ') $1 fill (3) (')
    .replaceAll(' group_left () ', ' group_left () fill_right (-1) fill_left (0) ');

/** Without warnings, whose texts the gateway reduces. */
const onlyData =
  (ask: Ask): Ask =>
  async (path) => {
    const { status, data } = (await (await ask(path)).json()) as { status: string; data?: unknown };
    return Response.json({ status, data });
  };

/**
 * The answer that both give. A union of label sets is printed with `or`, whose series Prometheus keeps in Go's random
 * order of maps over a range: sums of floats then differ in their last digit from one time to the next. So both are
 * asked again, often: `topk` of equal values gives any of two dozen. What tenant b changes stays changed.
 */
async function sameOf(layout: Layout, path: string, one: Ask, other: Ask): Promise<Answer> {
  for (let tries = layout === 'label sets' ? 200 : 1; ; tries -= 1) {
    const [answer, expected] = await Promise.all(
      [one(path), other(path)].map(async (response) => answerOf(await response)),
    );
    assert.ok(answer !== undefined);
    if (tries === 1 || isDeepStrictEqual(answer, expected)) {
      assert.deepEqual(answer, expected, path);
      return answer;
    }
  }
}

/**
 * Asks as tenant a through a gateway that keeps its answers and is asked the same by others just before and meanwhile.
 * Asked again, it gives what it kept.
 */
function askAfterOthers(both: RealPrometheus, layout: Layout, outOfScope: OutOfScope): Ask {
  let now = Date.now();
  const cache = { instant: KEPT_MS, fresh: KEPT_MS, now: () => now };
  const ask = asTenantA(both, layout, { outOfScope, cache });
  const asOther = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  return async (path) => {
    // Nothing is left of what was asked before.
    now += 2 * HOUR_MS;
    const [, , answer, meanwhile] = await Promise.all(
      [ask(path, asOther('token-b')), ask(path, asOther('token-all')), ask(path), ask(path)].map(
        async (response) => answerOf(await response),
      ),
    );
    assert.ok(answer !== undefined);
    assert.deepEqual(meanwhile, answer, path);
    assert.deepEqual(await answerOf(await ask(path)), answer, path);
    return Response.json(answer.body, { status: answer.status });
  };
}

/**
 * Asks as tenant a at a second gateway, after others and tenant a itself have asked the same at a first one: they share a
 * store.
 */
function askAfterOthersElsewhere(
  both: RealPrometheus,
  layout: Layout,
  outOfScope: OutOfScope,
  { first, second }: SharedStores,
): Ask {
  let now = Date.now();
  const cache = { instant: KEPT_MS, fresh: KEPT_MS, now: () => now };
  const one = asTenantA(both, layout, { outOfScope, cache: { ...cache, shared: first } });
  const other = asTenantA(both, layout, { outOfScope, cache: { ...cache, shared: second } });
  return async (path) => {
    now += 2 * HOUR_MS;
    await Promise.all(
      ['token-b', 'token-all', 'token-a'].map(async (token) =>
        answerOf(await one(path, { headers: { authorization: `Bearer ${token}` } })),
      ),
    );
    await first.settled();
    return other(path);
  };
}

const settings = [
  { layout: 'namespaces', outOfScope: 'forbidden' },
  { layout: 'label sets', outOfScope: 'forbidden' },
  { layout: 'label sets', outOfScope: 'empty' },
] as const;

const programs = await findPrometheusVersionsAndNewest();
const cases = [
  ...programs.flatMap((program) =>
    settings.map((setting) => ({ ...program, ...setting, shared: false })),
  ),
  ...programs
    .slice(0, 1)
    .flatMap((program) =>
      settings.slice(0, 2).map((setting) => ({ ...program, ...setting, shared: true })),
    ),
];

for (const { title, path: program, layout, outOfScope, shared } of cases) {
  const setting = `${layout}, out of scope ${outOfScope}${shared ? ', shared store' : ''}`;
  test(`${title}, ${setting}: no query of ${RUNS} tells tenant a whether tenant b exists`, async (context) => {
    await using both = await startTenantsPrometheus('both', program, layout);
    await using alone = await startTenantsPrometheus('a alone', program, layout);
    await using stores = shared ? await startSharedStores() : undefined;
    const ask =
      stores === undefined
        ? askAfterOthers(both, layout, outOfScope)
        : askAfterOthersElsewhere(both, layout, outOfScope, stores);
    const askAlone = asTenantA(alone, layout, { outOfScope });
    const counts = { answered: 0, refused: 0, forbidden: 0, exact: 0, toldUnguarded: 0 };

    await fc.assert(
      fc.asyncProperty(hostileQuery, fc.boolean(), fc.boolean(), async (text, range, newer) => {
        const promql = newer && title.startsWith('Prometheus 3.16') ? inNewerForms(text) : text;
        const path = range
          ? `/api/v1/query_range?${new URLSearchParams({ query: promql, start: String(NOW - 120), end: String(NOW), step: '60' })}`
          : `/api/v1/query?${new URLSearchParams({ query: promql, time: String(NOW) })}`;
        // Equal to the answer of a Prometheus that never held tenant b: then nothing of b can be in it.
        const answer = await sameOf(layout, path, ask, askAlone);
        if (answer?.status === 200) counts.answered += 1;
        else if (answer?.status === 403) counts.forbidden += 1;
        else counts.refused += 1;

        // Absent series are told with the labels of the selector that looked for them.
        if (layout === 'label sets' && answer.status === 200 && !promql.includes('absent')) {
          await sameOf(
            layout,
            path,
            onlyData(ask),
            onlyData((path) => fetch(alone.url + path)),
          );
          counts.exact += 1;
        }

        const direct = await Promise.all(
          [both, alone].map(async ({ url }) => answerOf(await fetch(url + path))),
        );
        try {
          assert.deepEqual(direct[0], direct[1]);
        } catch {
          counts.toldUnguarded += 1;
        }
      }),
      { numRuns: RUNS },
    );

    context.diagnostic(JSON.stringify({ ...counts, fromStore: stores?.second.hits() }));
    // Were most queries refused, or harmless without the wall, then this would show nothing.
    assert.ok(counts.answered > RUNS / 4, JSON.stringify(counts));
    assert.ok(counts.toldUnguarded > RUNS / 4, JSON.stringify(counts));
    if (layout === 'label sets') assert.ok(counts.exact > RUNS / 8, JSON.stringify(counts));
    if (stores !== undefined) assert.ok(stores.second.hits() > RUNS / 8, `${stores.second.hits()}`);
  });
}
