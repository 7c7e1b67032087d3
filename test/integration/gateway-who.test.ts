import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { startCli, urlOf } from '../support/gateway-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function listen(
  context: TestContext,
  handler: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(handler);
  context.after(() => server.close().closeAllConnections());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The gateway as a command, over a Prometheus that answers with the query it was asked. */
async function startGateway(context: TestContext, environment: Record<string, string>) {
  const prometheusUrl = await listen(context, async (request, response) => {
    const query = new URLSearchParams(await textOf(request)).get('query');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ status: 'success', data: query }));
  });
  const running = startCli(context, {
    environment: {
      FLINK_METRICS_PROMETHEUS_URL: prometheusUrl,
      FLINK_METRICS_PORT: '0',
      ...environment,
    },
  });
  const url = await urlOf(running);
  return async (headers: Record<string, string>) => {
    const response = await fetch(`${url}/api/v1/query?query=up`, { headers });
    const { data } = (await response.json()) as { data?: string };
    return [response.status, data] as const;
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

const alice = { 'x-forwarded-user': 'alice', 'x-forwarded-groups': 'team-a,other' };

test('a trusted header is believed from the configured address', async (context) => {
  const ask = await startGateway(context, {
    FLINK_METRICS_TRUSTED_HEADER: JSON.stringify({
      proxies: ['127.0.0.0/8'],
      groups: [{ group: 'team-a', labelSets: [{ namespace: 'a', cluster: 'x' }] }],
    }),
  });
  assert.deepEqual(await ask(alice), [200, 'up{namespace="a",cluster="x"}']);
  assert.deepEqual(await ask({ ...alice, 'x-forwarded-groups': 'other' }), [403, undefined]);
  assert.deepEqual(await ask({}), [401, undefined]);
});

test('from any other address it is not', async (context) => {
  const ask = await startGateway(context, {
    FLINK_METRICS_TRUSTED_HEADER: JSON.stringify({ proxies: ['10.0.0.0/8', '::1'] }),
  });
  const forged = { ...alice, 'x-forwarded-for': '10.0.0.1', forwarded: 'for=10.0.0.1' };
  assert.deepEqual(await ask(forged), [401, undefined]);
});

test('Kubernetes says what a token may see; the own token is read again each time', async (context) => {
  await using folder = await temporaryFolder('service-account');
  const tokenFile = join(folder.path, 'token');
  await writeFile(tokenFile, 'first\n');
  const asked: (string | undefined)[] = [];
  const url = await listen(context, async (request, response) => {
    asked.push(request.headers.authorization);
    const { spec } = JSON.parse(await textOf(request)) as {
      spec: { token?: string; resourceAttributes?: { namespace: string } };
    };
    const { token, resourceAttributes } = spec;
    const status =
      resourceAttributes === undefined
        ? { authenticated: token?.startsWith('of-') === true, user: { username: token } }
        : { allowed: resourceAttributes.namespace === 'a' };
    response.writeHead(201).end(JSON.stringify({ status }));
  });
  const ask = await startGateway(context, {
    FLINK_METRICS_KUBERNETES: JSON.stringify({ url, tokenFile, namespaces: ['a', 'b'] }),
  });
  assert.deepEqual(await ask({ authorization: 'Bearer of-alice' }), [200, 'up{namespace="a"}']);
  assert.deepEqual(await ask({ authorization: 'Bearer unknown' }), [401, undefined]);
  assert.ok(asked.every((authorization) => authorization === 'Bearer first'));
  await writeFile(tokenFile, 'second\n');
  assert.deepEqual(await ask({ authorization: 'Bearer of-bob' }), [200, 'up{namespace="a"}']);
  assert.equal(asked.at(-1), 'Bearer second');
});
