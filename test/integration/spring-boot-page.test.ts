import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const sources = join(repository, 'examples/spring-portal/src/main/java/portal');

test('the code of the page about Spring Boot is that of the example, which is compiled and run', async () => {
  const page = await readFile(join(repository, 'docs/spring-boot.md'), 'utf8');
  const files = await Promise.all(
    (await readdir(sources)).map((file) => readFile(join(sources, file), 'utf8')),
  );
  const blocks = [...page.matchAll(/^```java\n(.*?)^```$/gms)].map(([, code = '']) => code);
  assert.ok(blocks.length > 5);
  for (const code of blocks) {
    assert.ok(
      files.some((file) => file.includes(code)),
      `In no file:\n${code}`,
    );
  }
});
