import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sanitizeLabelValue } from './label-value.ts';
import { type FlinkRestAnswer, nameReader } from './original-names.ts';

test('a sanitised name is read as the one it was handed in as', () => {
  const read = nameReader(['my-job (v2)', 'Source: orders -> parse', '订单处理']);
  assert.equal(read('my_job__v2_').name, 'my-job (v2)');
  assert.equal(read('Source:_orders____parse').name, 'Source: orders -> parse');
  assert.equal(read('____').name, '订单处理');
  assert.equal(read('Sink:_out').name, 'Sink:_out');
});

test('two names that become one label are not told apart', () => {
  const read = nameReader(['订单', '支付', 'orders', 'orders']);
  assert.deepEqual(read('__'), { name: '__', candidates: ['支付', '订单'].sort() });
  assert.deepEqual(read('orders'), { name: 'orders', candidates: [] });
});

test('where nothing is handed in, or nothing sanitised, a label stays as it is', () => {
  for (const label of ['Source:_orders', '____', '', 'a b', '__proto__']) {
    assert.equal(nameReader([])(label).name, label);
    assert.equal(nameReader(['Source: orders', 'a_b', '订单订单'], false)(label).name, label);
  }
});

test('answers of Flink’s REST API are taken as they are', () => {
  const job = {
    jid: '1',
    name: 'my-job (v2)',
    state: 'RUNNING',
    vertices: [{ id: 'a', name: 'Source: a&b -> map' }],
    plan: { name: 'my-job (v2)', nodes: [{ description: 'Source: a&amp;b<br/>+- map<br/>' }] },
  };
  const plan = {
    plan: {
      jid: '1',
      name: 'p-1',
      nodes: [
        { id: 'a', description: 'Source: &quot;x&quot; -&gt; y &#92; z' },
        { description: 'Sink: out<br/>' },
        { description: 'caf&eacute;' },
      ],
    },
  };
  const processes = { taskmanagers: [{ id: 'big-taskmanager-1-4', path: 'pekko.tcp://…' }] };
  const read = nameReader([job, plan, { jobs: [{ name: '订单 1' }] }, processes]);
  assert.equal(read('my_job__v2_').name, 'my-job (v2)');
  assert.equal(read('Source:_a_b____map').name, 'Source: a&b -> map');
  assert.equal(read('Source:__x_____y___z').name, 'Source: "x" -> y \\ z');
  assert.equal(read('Sink:_out').name, 'Sink: out');
  assert.equal(read('p_1').name, 'p-1');
  assert.equal(read('big_taskmanager_1_4').name, 'big-taskmanager-1-4');
  assert.equal(read('___1').name, '订单 1');
  assert.equal(read('caf_').name, 'caf_');
});

test('what is no answer of Flink names nothing', () => {
  const broken = [
    null,
    7,
    {},
    { errors: ['x'] },
    { vertices: {}, plan: null },
    { vertices: [null, { name: 1 }] },
    { plan: { nodes: 'no' }, jobs: [{}], taskmanagers: [null, { id: 7 }] },
  ];
  const read = nameReader(broken as unknown as readonly FlinkRestAnswer[]);
  assert.equal(read('a_b').name, 'a_b');
});

// Names that often become the same label, and any text at all.
const name = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '_', ':', '订', '😀', '>'), maxLength: 4 }),
);

test('what is shown is the one name handed in that becomes the label, or the label', () => {
  fc.assert(
    fc.property(fc.array(name), fc.oneof(name, name.map(sanitizeLabelValue)), (names, label) => {
      const { name: shown, candidates } = nameReader(names)(label);
      const fitting = new Set(
        names.filter((one) => one !== '' && sanitizeLabelValue(one) === label),
      );
      assert.equal(shown, fitting.size === 1 ? [...fitting][0] : label);
      assert.deepEqual(candidates, fitting.size > 1 ? [...fitting].sort() : []);
      assert.equal(sanitizeLabelValue(shown), sanitizeLabelValue(label));
    }),
  );
});

test('each name handed in is what its own label is read as, unless another becomes the same', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { selector: sanitizeLabelValue }), (names) => {
      const read = nameReader(names);
      for (const one of names) assert.equal(read(sanitizeLabelValue(one)).name, one);
    }),
  );
});
