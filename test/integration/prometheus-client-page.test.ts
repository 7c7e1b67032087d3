import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { answersInChunks, answersText, success } from '../support/misbehaving-server.ts';
import { serve } from '../support/served-client.ts';

const PAGE = /answered 200 with an HTML page, not with a Prometheus answer\. A login page\?$/;

suite('a page with status 200 is named as one', () => {
  const pages = {
    'with a doctype': '<!DOCTYPE html><html><title>Sign in</title></html>',
    'with a comment first': '<!-- sso --><html></html>',
    'that is a script': '<script>location = "/login"</script>',
    'that goes elsewhere': '<meta http-equiv="refresh" content="0;url=/login">',
    'after a byte order mark': '\ufeff<!DOCTYPE html><html></html>',
    'after empty lines': `${'\r\n'.repeat(40)}<html></html>`,
  };
  for (const [name, page] of Object.entries(pages)) {
    for (const type of ['text/html; charset=utf-8', 'application/json']) {
      test(`${name}, as ${type}`, async () => {
        await using it = await serve([answersText(page, { type })]);
        await assert.rejects(it.client.query('up'), PAGE);
        await assert.rejects(it.client.labels(), PAGE);
      });
    }
  }

  test('that starts with text', async () => {
    await using it = await serve([
      answersText('Please <a href=/>sign in</a>', { type: 'text/html' }),
    ]);
    await assert.rejects(it.client.query('up'), PAGE);
    await assert.rejects(it.client.labels(), PAGE);
  });

  for (const chunks of [
    ['<', '!DOCTYPE html><html></html>'],
    ['\n  ', '<html></html>'],
    ['\n', ' ', '<', 'html>'],
  ]) {
    test(`in the chunks ${JSON.stringify(chunks)}`, async () => {
      await using it = await serve([answersInChunks(chunks)]);
      await assert.rejects(it.client.query('up'), PAGE);
      await assert.rejects(it.client.labels(), PAGE);
    });
  }
});

test('a wrong answer in JSON is no page, whatever its type says', async () => {
  const scalar = success({ resultType: 'scalar', result: [1, '2'] });
  await using it = await serve([
    (request, response) => scalar(request, response.setHeader('content-type', 'text/html')),
    answersText(' {"hello":1}', { type: 'text/html' }),
    answersText('', { type: 'text/html' }),
  ]);
  const range = { start: 0, end: 1_000, step: 1_000 };
  await assert.rejects(it.client.queryRange('1', range), /it is a scalar, not a matrix/);
  await assert.rejects(it.client.labels(), /it has no "status"/);
  await assert.rejects(it.client.labels(), /it is no JSON/);
});
