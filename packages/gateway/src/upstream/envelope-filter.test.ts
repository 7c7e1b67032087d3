import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EnvelopeFilter, InvalidEnvelope } from './envelope-filter.ts';

function filtered(bytes: Uint8Array, cuts: readonly number[] = []): string {
  const filter = new EnvelopeFilter();
  const decoder = new TextDecoder();
  const ends = [...cuts, bytes.length]
    .map((cut) => Math.min(cut, bytes.length))
    .sort((a, b) => a - b);
  let text = '';
  let from = 0;
  for (const end of ends) {
    for (const piece of filter.push(bytes.subarray(from, end))) {
      text += decoder.decode(piece, { stream: true });
    }
    from = end;
  }
  return text + decoder.decode(filter.end());
}

const encode = (text: string) => new TextEncoder().encode(text);
const filteredText = (text: string) => filtered(encode(text));

test('the data passes byte by byte, the envelope is our own', () => {
  assert.equal(
    filteredText('{"status":"success","data":{"result":[ 1, "\\u00e9}]\\"" ]}}\n'),
    '{"status":"success","data":{"result":[ 1, "\\u00e9}]\\"" ]}}',
  );
});

test('members may come in any order, and all but data and notices are dropped', () => {
  const answer = ` {
    "data" : [1] , "stats": {"secret":[{}]}, "infos": null, "error": "secret", "isPartial":false,
    "status" : "success" } `;
  assert.deepEqual(JSON.parse(filteredText(answer)), { status: 'success', data: [1] });
});

test("notices keep only Prometheus's fixed words", () => {
  const warnings = [
    'PromQL warning: quantile value should be between 0 and 1, got 42 (1:1)',
    'No StoreAPIs matched for 10.0.0.7:10901',
    'remote read secret',
  ];
  const infos = [
    'PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket: "secret"',
  ];
  const answer = filteredText(JSON.stringify({ status: 'success', data: [], warnings, infos }));
  assert.deepEqual(JSON.parse(answer), {
    status: 'success',
    data: [],
    warnings: [
      'PromQL warning: quantile value should be between 0 and 1',
      'Prometheus remarked on this answer, which may be incomplete; its operator can see the text.',
    ],
    infos: [
      'PromQL info: metric might not be a counter, name does not end in _total/_sum/_count/_bucket',
    ],
  });
});

test('notices that cannot be read are still told', () => {
  const long = JSON.stringify({ status: 'success', data: 1, warnings: ['x'.repeat(100_000)] });
  for (const answer of [long, '{"status":"success","data":1,"warnings":{"a":1}}']) {
    assert.match(filteredText(answer), /"warnings":\["Prometheus remarked/);
  }
});

test('what is not a whole success envelope is refused', () => {
  const answers = [
    '',
    '<!doctype html><title>Sign in</title>',
    '{"status":"success","data":{"result":[',
    '{"status":"success","data":[]',
    '{"status":"success","data":"a\\"}',
    '{"status":"success"}',
    '{"data":[]}',
    '{"status":"error","data":[]}',
    '{"data":[],"status":"error"}',
    '{"status":["success"],"data":[]}',
    '{"status":"success","data":[]} {}',
    '{"status":"success","data":1,"data":2}',
    '{"status":"success","dat\\u0061":1,"data":2}',
    '{"status":"success",,"data":1}',
    '[{"status":"success","data":1}]',
    '"success"',
    '\uFEFF{"status":"success","data":1}',
  ];
  for (const answer of answers) {
    assert.throws(() => filteredText(answer), InvalidEnvelope, answer);
  }
});

test('any JSON in data passes unchanged, however its bytes are split', () => {
  const envelope = fc.record({
    status: fc.constant('success'),
    data: fc.jsonValue({ noUnicodeString: false }),
    extra: fc.jsonValue(),
  });
  fc.assert(
    fc.property(
      envelope,
      fc.boolean(),
      fc.array(fc.nat(300), { maxLength: 12 }),
      ({ status, data, extra }, dataFirst, cuts) => {
        const members = dataFirst ? { data, extra, status } : { status, extra, data };
        const answer = filtered(encode(JSON.stringify(members)), cuts);
        assert.deepEqual(JSON.parse(answer), JSON.parse(JSON.stringify({ status, data })));
      },
    ),
    { numRuns: 500 },
  );
});

test('what stands beside the data is bounded, the data is not', () => {
  const megabyte = ' '.repeat(1024 * 1024);
  const refused = (text: string) => assert.throws(() => filteredText(text), InvalidEnvelope);
  refused(`${megabyte} {"status":"success","data":[]}`);
  refused(`{"status":"success","secret":"${megabyte}","data":[]}`);
  refused(`{"status":"success","${megabyte}":1,"data":[]}`);
  refused(`{"status":"success","data":[],"infos":["${megabyte}"]}`);
  assert.equal(filteredText(`{"status":"success","data":"${megabyte}"}`).length, 1024 * 1024 + 30);
});
