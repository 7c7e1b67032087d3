import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { launchChromium } from '../support/launch-chromium.ts';
import { answersText, startMisbehavingServer, success } from '../support/misbehaving-server.ts';

test('a client’s relative base address is the page’s', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { createQueryClient } from '@flink-metrics/sdk/prometheus';`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sdk',
    conditions: ['@flink-metrics/source'],
  });
  await using server = await startMisbehavingServer((request, response) => {
    const page = answersText('<!doctype html><title>x</title>', { type: 'text/html' });
    const behave = request.path.includes('/api/v1/') ? success(['a']) : page;
    return behave(request, response);
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}/portal/jobs?x=y#z`);
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    for (const baseUrl of ['/prom', 'prom/', '', '/?a=b', '../up']) {
      await page.evaluate(`sdk.createQueryClient({ baseUrl: '${baseUrl}' }).labels()`);
    }
  } finally {
    await browser.close();
  }
  const asked = server.seen.map(({ path }) => path).filter((path) => path.includes('/api/'));
  assert.deepEqual(asked, [
    '/prom/api/v1/labels',
    '/portal/prom/api/v1/labels',
    '/api/v1/labels',
    '/api/v1/labels?a=b',
    '/up/api/v1/labels',
  ]);
});
