import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type DocumentOptions, parse, type SchemaOptions } from 'yaml';
import { flinkReporterConfig } from '../reporter/reporter.ts';
import { quoted, yamlText } from './scalar.ts';

const schemas: readonly (DocumentOptions & SchemaOptions)[] = [
  { version: '1.1', schema: 'yaml-1.1' },
  { version: '1.2', schema: 'core' },
];

/** What some schema takes for more than a text, or does not take at all. */
const typed = [
  ...['yes', 'no', 'on', 'off', 'y', 'N', 'True', 'FALSE', 'null', 'Null', '~', '', '='],
  ...[
    '0',
    '-1',
    '+1',
    '0x1F',
    '0o17',
    '017',
    '0b11',
    '1_000',
    '1e3',
    '1.5',
    '.5',
    'e3',
    'E0',
    '1.',
    '1 000',
  ],
  ...['.inf', '-.INF', '.nan', '.NaN', '1:30', '190:20:30', '1:30.5', '9250-9260'],
  ...['2026-01-01', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5'],
  ...['<<', ' a', 'a ', '\ta', 'a: b', 'a:', 'a #b', '#a', '- a', '-', '? a', ': a', '---', '...'],
  ...['[a', 'a]', '{a', '&a', '*a', '!a', '!!int 3', '|', '>', "'a", '"a', '%a', '@a', '`a', ',a'],
  ...['a\nb', 'a\r\nb', '\n', 'x\nmetrics.reporters: evil', '\0', '\x7f', '\x85', '\u2028'],
  ...['\ufeffa', '\uffff', 'a\u00a0', '\u3000', '\\n', '作业', '😀', 'y: 1', '15 SECONDS', '1 e3'],
];

/** Texts close to those, among others. */
const anyText = fc.oneof(
  fc.constantFrom(...typed),
  fc.string({
    unit: fc.constantFrom(...'0123456789abefinotxyABE_.:+-~#<>=,\'" \n\t'),
    maxLength: 8,
  }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).filter((text) => !/\p{Cs}/u.test(text)),
  fc.tuple(fc.constantFrom(...typed), fc.constantFrom(...typed)).map((texts) => texts.join('')),
);

function assertSame(text: string): void {
  for (const options of schemas) {
    assert.equal(parse(`a.b: ${yamlText(text)}\n`, options)['a.b'], text);
    const list = `{ a: ${quoted(text)}, b: [${quoted(text)}] }`;
    assert.deepEqual(parse(list, options), { a: text, b: [text] });
  }
}

suite('a text that was written as YAML is read as that text, by every schema', () => {
  for (const text of typed) test(JSON.stringify(text), () => assertSame(text));

  test('any text', () => {
    fc.assert(fc.property(anyText, assertSame), { numRuns: 5_000 });
  });
});

test('what no schema takes for more stands without quotes', () => {
  for (const text of [
    'orders',
    'http://pushgateway:9091',
    'namespace=a;b=c',
    '15 SECONDS',
    '作业',
  ]) {
    assert.equal(yamlText(text), text);
  }
});

test('config.yaml holds every name', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('1.19', '1.20', '2.1'), (jobName, version) => {
      const { file, text } = flinkReporterConfig({
        reporter: 'pushgateway',
        version,
        name: 'on',
        url: 'http://pushgateway:9091',
        jobName,
        namespace: 'null',
        grouping: { y: 'no ' },
      }).flink;
      assert.equal(file, 'config.yaml');
      for (const options of schemas) {
        assert.deepEqual(parse(text, options), {
          'metrics.reporters': 'on',
          'metrics.reporter.on.factory.class':
            'org.apache.flink.metrics.prometheus.PrometheusPushGatewayReporterFactory',
          'metrics.reporter.on.hostUrl': 'http://pushgateway:9091',
          'metrics.reporter.on.jobName': jobName,
          'metrics.reporter.on.randomJobNameSuffix': true,
          'metrics.reporter.on.deleteOnShutdown': false,
          'metrics.reporter.on.groupingKey': 'namespace=null;y=no ',
          'metrics.reporter.on.interval': '15 SECONDS',
        });
      }
    }),
    { numRuns: 500 },
  );
});
