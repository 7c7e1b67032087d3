import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Seal } from './sealed-value.ts';

const seal = new Seal('["http://prometheus:9090",{}]');
const bytes = new TextEncoder().encode('{"status":"success"}'.repeat(100));

test('what was sealed under a name is opened under it', async () => {
  const name = seal.nameOf('{"namespace":"a"} /api/v1/query');
  assert.match(name, /^[0-9a-f]{64}$/);
  const value = await seal.sealed(name, bytes);
  assert.ok(value.length < bytes.length / 10, 'it is compressed');
  assert.deepEqual(await seal.opened(name, value, bytes.length), bytes);
});

test('under another name, by another space, changed or cut off it is not there', async () => {
  const name = seal.nameOf('a');
  const value = await seal.sealed(name, bytes);
  assert.equal(await seal.opened(seal.nameOf('b'), value, bytes.length), undefined);
  const other = new Seal('["http://prometheus:9090",{"Authorization":"x"}]');
  assert.notEqual(other.nameOf('a'), name);
  assert.equal(await other.opened(name, value, bytes.length), undefined);
  for (let at = 0; at < value.length; at += 7) {
    const changed = Buffer.from(value);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.equal(await seal.opened(name, changed, bytes.length), undefined, `byte ${at}`);
  }
  for (const length of [0, 1, 31, 32, 33, value.length - 1]) {
    assert.equal(await seal.opened(name, value.subarray(0, length), bytes.length), undefined);
  }
});

test('more bytes than are wanted are not unpacked', async () => {
  const name = seal.nameOf('a');
  const value = await seal.sealed(name, new Uint8Array(10_000_000));
  assert.ok(value.length < 100_000);
  assert.equal(await seal.opened(name, value, 100_000), undefined);
});
