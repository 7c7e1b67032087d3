import assert from 'node:assert/strict';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { installed } from './installed.ts';
import { packages, specifiers } from './published.ts';

interface Resolver {
  readonly create: {
    sync(options: object): (context: object, folder: string, specifier: string) => string | false;
  };
}

test('webpack 4 finds every public entry, and every one that they import', async () => {
  const resolver = (await installed())('enhanced-resolve-4') as Resolver;
  const find = resolver.create.sync({
    mainFields: ['browser', 'module', 'main'],
    extensions: ['.wasm', '.mjs', '.js', '.json'],
  });
  assert.ok(specifiers.length > 20);
  for (const { specifier, file } of specifiers) {
    assert.equal(find({}, resolve('test'), specifier), realpathSync(file), specifier);
  }
});

test('the folders of all sub-paths are packed', () => {
  for (const name of packages) {
    const { files } = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8')) as {
      readonly files: readonly string[];
    };
    for (const { specifier } of specifiers) {
      const [, of, ...subpath] = specifier.split('/');
      if (of !== name || subpath.length === 0) continue;
      assert.ok(files.includes(subpath[0] ?? ''), specifier);
      assert.ok(existsSync(`packages/${name}/${subpath.join('/')}/package.json`), specifier);
    }
  }
});
