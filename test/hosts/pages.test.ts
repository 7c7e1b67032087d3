import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

/** The files that a host's pages, in both languages, name and show. */
const hosts: Readonly<Record<string, readonly string[]>> = {
  react: ['react/portal.tsx', 'react/own-chart.tsx'],
  echarts: ['echarts/own-chart.js', 'echarts/policy.js'],
};

/** A file that a page names, and the code that follows. */
const named = /^`test\/hosts\/([^`]+)`\n\n```\w+\n([\s\S]*?)\n```$/gm;

for (const [host, files] of Object.entries(hosts)) {
  for (const page of [`docs/hosts/${host}.md`, `docs/hosts/${host}.zh-CN.md`]) {
    test(`the code of ${page} is what is tested`, async () => {
      const found = [...(await readFile(page, 'utf8')).matchAll(named)];
      assert.deepEqual(
        found.map(([, file]) => file),
        files,
      );
      for (const [, file = '', code] of found) {
        assert.equal(`${code}\n`, await readFile(`test/hosts/${file}`, 'utf8'), file);
      }
    });
  }

  test(`${host}: a chart of own data takes at most 15 lines`, async () => {
    const [chart = ''] = files.filter((file) => file.includes('own-chart'));
    const lines = (await readFile(`test/hosts/${chart}`, 'utf8')).trimEnd().split('\n');
    assert.ok(lines.length <= 15, `${lines.length} lines`);
  });
}
