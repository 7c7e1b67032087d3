import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { prometheusData, simulatedData } from './data.ts';
import { listen } from './listen.ts';
import { createPortal } from './portal.ts';

const portal = createPortal(simulatedData(), ({ error }) => assert.fail(error));

/** Signs in, and gives what the page would have: the session and a token for the gateway. */
async function signIn(tenant: string) {
  const body = new URLSearchParams({ tenant });
  const response = await portal.request('/portal/session', { method: 'POST', body });
  const cookie = String(response.headers.get('set-cookie')).split(';')[0] ?? '';
  const answer = await portal.request('/portal/token', { headers: { cookie } });
  const { token } = (await answer.json()) as { token: string };
  return { session: (await response.json()) as { tenant: string; jobs: unknown }, token };
}

async function namespacesSeen(token: string): Promise<string[]> {
  const query = 'group by (namespace) (flink_jobmanager_numRunningJobs)';
  const response = await portal.request(`/gateway/api/v1/query?${new URLSearchParams({ query })}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { data } = (await response.json()) as {
    data: { result: { metric: { namespace: string } }[] };
  };
  return data.result.map(({ metric }) => metric.namespace);
}

describe('the portal', () => {
  test('serves its page under a strict policy', async () => {
    const response = await portal.request('/');
    assert.match(await response.text(), /<script src="flink-metrics\.iife\.js"/);
    assert.equal(
      response.headers.get('content-security-policy'),
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:",
    );
  });

  test('hands each tenant a token for its own namespace', async () => {
    const [a, b] = [await signIn('tenant-a'), await signIn('tenant-b')];
    assert.deepEqual(b.session.jobs, [{ namespace: 'tenant-b', name: 'payments' }]);
    assert.deepEqual(await namespacesSeen(a.token), ['tenant-a']);
    assert.deepEqual(await namespacesSeen(b.token), ['tenant-b']);
  });

  test('gives nothing to somebody unknown', async () => {
    assert.equal((await portal.request('/portal/token')).status, 401);
    assert.equal((await portal.request('/gateway/api/v1/query?query=up')).status, 401);
    const body = new URLSearchParams({ tenant: 'tenant-c' });
    const response = await portal.request('/portal/session', { method: 'POST', body });
    assert.equal(response.status, 400);
  });

  test('signs a new visitor in as the first tenant', async () => {
    const response = await portal.request('/portal/session');
    assert.equal(((await response.json()) as { tenant: string }).tenant, 'tenant-a');
    assert.match(String(response.headers.get('set-cookie')), /HttpOnly; SameSite=Strict/);
  });
});

describe('what is wrong is said in one line', () => {
  test('a port that is taken, or none', async () => {
    const answer = () => new Response('');
    const first = await listen(answer, '0');
    const { port } = new URL(first.url);
    await assert.rejects(listen(answer, port), { message: new RegExp(`Port ${port} is taken`) });
    await first.stop();
    await assert.rejects(listen(answer, 'eighty'), /PORT=eighty is no port number/);
  });

  test('a Prometheus that is not there, or is none', async () => {
    const page = await listen(
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      '0',
    );
    await assert.rejects(
      prometheusData(page.url, []),
      /PROMETHEUS_URL=.*not with a Prometheus answer/,
    );
    await page.stop();
    await assert.rejects(prometheusData(page.url, []), /PROMETHEUS_URL=.*cannot be reached/);
    await assert.rejects(prometheusData('localhost', []), /no http or https address/);
  });
});
