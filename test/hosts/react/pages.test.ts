import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

/** A file that a page names, and the code that follows. */
const named = /^`(test\/hosts\/[^`]+)`\n\n```tsx\n([\s\S]*?)\n```$/gm;

for (const page of ['docs/hosts/react.md', 'docs/hosts/react.zh-CN.md']) {
  test(`the code of ${page} is what is tested`, async () => {
    const found = [...(await readFile(page, 'utf8')).matchAll(named)];
    assert.deepEqual(
      found.map(([, file]) => file),
      ['test/hosts/react/portal.tsx', 'test/hosts/react/own-chart.tsx'],
    );
    for (const [, file = '', code] of found) {
      assert.equal(`${code}\n`, await readFile(file, 'utf8'), file);
    }
  });
}

test('a chart of own data takes at most 15 lines', async () => {
  const lines = (await readFile('test/hosts/react/own-chart.tsx', 'utf8')).trimEnd().split('\n');
  assert.ok(lines.length <= 15, `${lines.length} lines`);
});
