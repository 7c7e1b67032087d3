import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { createGateway, staticTokens } from '@flink-metrics/gateway';
import { httpTransport } from '@flink-metrics/gateway/node';
import fc from 'fast-check';
import {
  type Ask,
  answerOf,
  asTenantA,
  LAYOUTS,
  labelSetsOfA,
  NOW,
  SECRET,
  startTenantsVictoriaMetrics,
} from './gateway-tenants.ts';
import { hostileQuery } from './hostile-queries.ts';

const RUNS = 150;
const prometheusType = 'victoriametrics';

const instant = (promql: string) =>
  `/api/v1/query?${new URLSearchParams({ query: promql, time: String(NOW) })}`;
const range = (promql: string) =>
  `/api/v1/query_range?${new URLSearchParams({ query: promql, start: String(NOW - 120), end: String(NOW), step: '60' })}`;

for (const layout of LAYOUTS) {
  test(`by ${layout}, no query of ${RUNS} tells tenant a whether tenant b exists`, async (context) => {
    await using both = await startTenantsVictoriaMetrics('both', layout);
    await using alone = await startTenantsVictoriaMetrics('a alone', layout);
    const cache = { instant: 0, fresh: 0 };
    const ask = asTenantA(both, layout, { prometheusType, cache });
    const askAlone = asTenantA(alone, layout, { prometheusType });
    const counts = { answered: 0, refused: 0, toldUnguarded: 0 };
    const answers = (path: string, ...asks: Ask[]) =>
      Promise.all(asks.map(async (one) => answerOf(await one(path))));
    const direct =
      (url: string): Ask =>
      (path) =>
        fetch(url + path);

    await fc.assert(
      fc.asyncProperty(hostileQuery, fc.boolean(), async (promql, isRange) => {
        const path = (isRange ? range : instant)(promql);
        // Which of equal values `topk` gives, and the last digit of a sum, differ from time to time.
        for (let tries = 50; ; tries -= 1) {
          const [answer, expected] = await answers(path, ask, askAlone);
          if (tries > 1 && !isDeepStrictEqual(answer, expected)) continue;
          assert.deepEqual(answer, expected, path);
          if (answer?.status === 200) counts.answered += 1;
          else counts.refused += 1;
          break;
        }
        const [open, openAlone] = await answers(path, direct(both.url), direct(alone.url)).catch(
          () => [],
        );
        if (!isDeepStrictEqual(open, openAlone)) counts.toldUnguarded += 1;
      }),
      { numRuns: RUNS },
    );
    context.diagnostic(JSON.stringify(counts));
    assert.ok(counts.answered > RUNS / 4, JSON.stringify(counts));
    assert.ok(counts.toldUnguarded > RUNS / 8, JSON.stringify(counts));
  });

  test(`by ${layout}, series and labels are the tenant's own`, async () => {
    await using both = await startTenantsVictoriaMetrics('both', layout);
    await using alone = await startTenantsVictoriaMetrics('a alone', layout);
    const [ask, askAlone] = [both, alone].map((one) => asTenantA(one, layout, { prometheusType }));
    const times = `start=${NOW - 1_800}&end=${NOW}`;
    for (const path of [
      `/api/v1/series?${times}`,
      `/api/v1/labels?${times}`,
      `/api/v1/label/job/values?${times}`,
      `/api/v1/label/__name__/values?${times}&match[]={job=~".%2B"}`,
      '/api/v1/metadata',
      '/api/v1/rules',
      '/api/v1/status/buildinfo',
      `/api/flink/jobs?${times}`,
      `/api/getFlinkMetrics?${times}`,
    ]) {
      const answer = await answerOf((await ask?.(path)) ?? assert.fail());
      assert.equal(answer.status, 200, `${path}: ${JSON.stringify(answer.body)}`);
      assert.doesNotMatch(JSON.stringify(answer.body), SECRET, path);
      if (path.includes('buildinfo')) continue;
      assert.deepEqual(answer, await answerOf((await askAlone?.(path)) ?? assert.fail()), path);
    }
  });

  test(`by ${layout}, the second lock holds where the first is taken away`, async () => {
    await using both = await startTenantsVictoriaMetrics('both', layout);
    const send = httpTransport();
    const gateway = createGateway({
      prometheus: {
        url: both.url,
        // As if our print of a query were read otherwise than it is meant.
        transport: (request, signal) => {
          const form = new URLSearchParams(request.body);
          assert.match(form.get('query') ?? '', /namespace="a"/);
          form.set('query', '{__name__=~".+"}');
          return send({ ...request, body: String(form) }, signal);
        },
      },
      prometheusType,
      authenticate: staticTokens([
        {
          tenant: 'a',
          ...(layout === 'namespaces' ? { namespaces: ['a'] } : { labelSets: labelSetsOfA }),
          token: 'token-a',
        },
      ]),
    });
    const headers = { authorization: 'Bearer token-a' };
    const response = await gateway.fetch(
      new Request(`http://gateway${instant('up')}`, { headers }),
    );
    const text = await response.text();
    assert.match(text, /"namespace":"a"/);
    assert.doesNotMatch(text, SECRET);
    assert.match(await (await fetch(both.url + instant('{__name__=~".+"}'))).text(), SECRET);
  });
}

test("no parameter of VictoriaMetrics' own is taken from a client", async () => {
  await using both = await startTenantsVictoriaMetrics('both');
  const ask = asTenantA(both, 'namespaces', { prometheusType });
  for (const further of [
    'extra_label=namespace=b',
    'extra_filters={namespace="b"}',
    'extra_filters[]={namespace="b"}',
    'db=b',
    'nocache=1',
    'trace=1',
    'latency_offset=0',
    'max_lookback=1d',
    'round_digits=3',
  ]) {
    assert.equal((await ask(`${instant('up')}&${further}`)).status, 400, further);
  }
  const text = await (
    await ask(instant('up'), { headers: { 'x-scope-orgid': 'b', accountid: '1' } })
  ).text();
  assert.doesNotMatch(text, SECRET);
});

test('the account of a tenant is part of the address', async () => {
  await using both = await startTenantsVictoriaMetrics('both');
  const url = both.url.replace('/select/7/', '/select/{account}/');
  const token = (orgs: readonly string[]) =>
    createGateway({
      prometheus: { url, transport: httpTransport() },
      prometheusType,
      authenticate: () => ({ name: 'a', namespaces: ['a'], orgs }),
    }).fetch(new Request(`http://gateway${instant('up')}`));
  assert.equal((await token(['7'])).status, 200);
  // There is no such account here: VictoriaMetrics answers with an error.
  assert.equal((await token(['8'])).status, 502);
  for (const orgs of [[], ['7', '8'], ['7/../7'], ['x'], ['7:'], ['']]) {
    assert.equal((await token(orgs)).status, 403, JSON.stringify(orgs));
  }
});
