import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpoints, madeEndpoints } from '../endpoints/all.ts';
import { createGateway } from '../gateway.ts';

const answers: Readonly<Record<string, unknown>> = {
  '/api/v1/rules': { groups: [] },
  '/api/v1/query': { resultType: 'vector', result: [] },
};

/** Over a Prometheus that answers everything with an answer of its form. */
const gateway = createGateway({
  authenticate: () => ({ name: 'a', namespaces: ['a'] }),
  prometheus: {
    url: 'http://prometheus',
    fetch: async (input, init) => {
      const { pathname } = new URL(new Request(input, init).url);
      return Response.json({ status: 'success', data: answers[pathname] ?? [] });
    },
  },
});

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly example: string | number;
  readonly description: string;
}
interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Record<
      string,
      { schema: { properties: Record<string, unknown>; required: string[] } }
    >;
  };
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
}

const served = await gateway.fetch(new Request('http://gateway/openapi.json'));
const document = (await served.json()) as Document;

/** A GET with the examples of all its parameters. */
function getOf(path: string, parameters: readonly Parameter[]): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, in: place, example } of parameters) {
    if (place === 'path') filled = filled.replace(`{${name}}`, String(example));
    else query.set(name, String(example));
  }
  return query.size === 0 ? filled : `${filled}?${query}`;
}

const ask = (path: string, init: RequestInit = {}) =>
  gateway.fetch(new Request(`http://gateway${path}`, init));

test('it is served without a token and holds every endpoint, and no other', () => {
  assert.equal(served.status, 200);
  assert.equal(document.openapi, '3.1.0');
  const routes = [...endpoints, ...madeEndpoints].map(({ route }) =>
    route.replace(':name', '{name}'),
  );
  assert.deepEqual(Object.keys(document.paths).sort(), routes.sort());
});

test('each operation is answered with the examples of all its parameters, other methods are not', async () => {
  for (const [path, operations] of Object.entries(document.paths)) {
    const { parameters = [] } = operations.get ?? {};
    const url = getOf(path, parameters);
    const got = await ask(url);
    assert.equal(got.status, 200, `${url}: ${await got.text()}`);

    const [bare = '', body = ''] = url.split('?');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const posted = await ask(bare, { method: 'POST', headers, body });
    assert.equal(posted.status, operations.post === undefined ? 405 : 200, `POST ${url}`);
    assert.equal((await ask(bare, { method: 'PUT' })).status, 405);
    assert.equal((await ask(`${bare}?unheard_of=1`)).status, 400, url);
  }
});

test('what it calls required is, and nothing else', async () => {
  for (const [path, { get }] of Object.entries(document.paths)) {
    const required = get?.parameters.filter((one) => one.required) ?? [];
    assert.equal((await ask(getOf(path, required))).status, 200, path);
    for (const left of required) {
      if (left.in === 'path') continue;
      const url = getOf(
        path,
        required.filter((one) => one !== left),
      );
      assert.equal((await ask(url)).status, 400, `${path} without ${left.name}`);
    }
  }
});

test('each operation has a name of its own', () => {
  const names = Object.values(document.paths).flatMap((operations) =>
    Object.values(operations).map(({ operationId }) => operationId),
  );
  assert.equal(new Set(names).size, names.length);
  assert.ok(names.includes('getLabelNameValues') && names.includes('postQueryRange'));
});

test('a form has the parameters of the URL', () => {
  for (const [path, { get, post }] of Object.entries(document.paths)) {
    if (post === undefined) continue;
    const form = post.requestBody?.content['application/x-www-form-urlencoded'];
    assert.deepEqual(
      Object.keys(form?.schema.properties ?? {}),
      get?.parameters.filter((one) => one.in === 'query').map(({ name }) => name),
      path,
    );
    assert.deepEqual(
      form?.schema.required,
      get?.parameters.filter((one) => one.in === 'query' && one.required).map(({ name }) => name),
      path,
    );
  }
});
