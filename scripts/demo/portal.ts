import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGateway, type Problem } from '@flink-metrics/gateway';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { scriptTag, secondFile } from '../tools/build-script-tag.ts';
import type { DemoData, DemoTenant } from './data.ts';
import { createSessions } from './sessions.ts';

const root = join(import.meta.dirname, '../..');
const page = join(root, 'examples/script-tag');

/** What the portal serves: paths of the page, and the file and type of each. */
const files: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': [join(page, 'index.html'), 'text/html'],
  '/portal.js': [join(page, 'portal.js'), 'text/javascript'],
  '/portal.css': [join(page, 'portal.css'), 'text/css'],
  '/flink-metrics.iife.js': [fileURLToPath(scriptTag), 'text/javascript'],
  '/flink-metrics.more.js': [fileURLToPath(secondFile), 'text/javascript'],
};

const SESSION = 'portal-session';
const NOTHING_UNSAFE = ["'self'"];

/** A company's portal: its page, its backend, and the gateway below `/gateway`, as one request handler. */
export function createPortal(data: DemoData, onProblem: (problem: Problem) => void) {
  const sessions = createSessions();
  const gateway = createGateway({
    prometheus: data.prometheus,
    authenticate: sessions.authenticate,
    onProblem,
  });
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: NOTHING_UNSAFE,
        styleSrc: NOTHING_UNSAFE,
        connectSrc: NOTHING_UNSAFE,
        imgSrc: ["'self'", 'data:'],
      },
    }),
  );

  for (const [path, [file, type]] of Object.entries(files)) {
    app.get(path, async (c) =>
      c.body(await readFile(file), 200, { 'content-type': `${type}; charset=utf-8` }),
    );
  }

  const tenantOf = (c: Context) => sessions.tenantOf(getCookie(c, SESSION));
  const sessionJson = async (c: Context, tenant: DemoTenant) =>
    c.json({
      tenants: data.tenants.map(({ name }) => name),
      tenant: tenant.name,
      jobs: await data.jobsOf(tenant),
    });
  const signIn = (c: Context, tenant: DemoTenant) => {
    setCookie(c, SESSION, sessions.signIn(tenant), {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
    });
    return sessionJson(c, tenant);
  };

  // The demo has no passwords: a new visitor is the first tenant, and may be another by choosing.
  app.get('/portal/session', (c) => {
    const tenant = tenantOf(c);
    if (tenant !== undefined) return sessionJson(c, tenant);
    const [first] = data.tenants;
    return first === undefined ? c.json({ error: 'no tenant' }, 404) : signIn(c, first);
  });
  app.post('/portal/session', async (c) => {
    const { tenant: name } = await c.req.parseBody();
    const tenant = data.tenants.find((candidate) => candidate.name === name);
    return tenant === undefined ? c.json({ error: 'unknown tenant' }, 400) : signIn(c, tenant);
  });
  app.get('/portal/token', async (c) => {
    const tenant = tenantOf(c);
    return tenant === undefined
      ? c.json({ error: 'not signed in' }, 401)
      : c.json({ token: await sessions.token(tenant) });
  });

  app.all('/gateway/*', (c) => {
    const url = new URL(c.req.url);
    url.pathname = url.pathname.slice('/gateway'.length);
    return gateway.fetch(new Request(url, c.req.raw));
  });
  return app;
}
