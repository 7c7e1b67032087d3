import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  createPrometheusClient,
  isQueryError,
  type PrometheusClient,
} from '@flink-metrics/sdk/prometheus';
import { problemOf } from '../../packages/panel/src/store/state/problem.ts';
import { answersJson, failure } from '../support/misbehaving-server.ts';
import { serve } from '../support/served-client.ts';
import { startVictoriaMetrics } from '../support/victoria-metrics.ts';

const RANGE = { start: 0, end: 60_000, step: 15_000 };
const THANOS =
  'receive series from Addr: 10.4.0.7:10901 LabelSets: {replica="a"} MinTime: 0 MaxTime: 9223372036854775807: rpc error: code = Unavailable desc = connection refused';
const MIMIR = 'PromQL info: metric might not be a counter, name does not end in _total: "a" (1:6)';

suite('partial answers', () => {
  const answers: [string, Record<string, unknown>, { warnings: RegExp[]; infos: RegExp[] }][] = [
    ['Thanos’s', { warnings: [THANOS, THANOS] }, { warnings: [/^receive series/], infos: [] }],
    [
      'VictoriaMetrics’s cluster',
      { isPartial: true, stats: { seriesFetched: '1', executionTimeMsec: 3 } },
      { warnings: [/^The answer is partial/], infos: [] },
    ],
    [
      'VictoriaMetrics’s single server',
      { isPartial: false, stats: { seriesFetched: '1' } },
      { warnings: [], infos: [] },
    ],
    ['Mimir’s', { infos: [MIMIR], warnings: null }, { warnings: [], infos: [/not be a counter/] }],
  ];
  const calls: [
    string,
    unknown,
    (
      client: PrometheusClient,
    ) => Promise<{ warnings: readonly string[]; infos: readonly string[] }>,
  ][] = [
    ['query', { resultType: 'vector', result: [] }, (client) => client.query('a')],
    ['queryRange', { resultType: 'matrix', result: [] }, (client) => client.queryRange('a', RANGE)],
    ['series', [], (client) => client.series({ match: ['a'] })],
    ['labelValues', [], (client) => client.labelValues('job')],
  ];
  for (const [server, rest, expected] of answers) {
    for (const [call, data, ask] of calls) {
      test(`${server}, of ${call}`, async () => {
        await using it = await serve([answersJson({ status: 'success', ...rest, data })]);
        const notes = await ask(it.client);
        for (const kind of ['warnings', 'infos'] as const) {
          assert.equal(notes[kind].length, expected[kind].length);
          for (const [index, words] of expected[kind].entries()) {
            assert.match(notes[kind][index] ?? '', words);
          }
        }
      });
    }
  }
});

suite('limits', () => {
  const refusals: [string, status: number, errorType: string, error: string][] = [
    [
      'Prometheus’s samples',
      422,
      'execution',
      'query processing would load too many samples into memory in query execution',
    ],
    [
      'Prometheus’s points',
      400,
      'bad_data',
      'exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)',
    ],
    [
      'Thanos’s series',
      422,
      'execution',
      'expanding series: proxy Series(): rpc error: code = Aborted desc = fetch series for block 01H: exceeded series limit: rpc error: code = Code(422) desc = limit 10 violated (got 12)',
    ],
    [
      'Mimir’s series',
      422,
      'execution',
      'the query exceeded the maximum number of series (limit: 100000 series) (err-mimir-max-series-per-query). Consider reducing the time range and/or number of series selected by the query.',
    ],
    [
      'Mimir’s range',
      422,
      'execution',
      'the total query time range exceeds the limit (query length: 721h0m0s, limit: 720h0m0s) (err-mimir-max-total-query-length)',
    ],
    [
      'Cortex’s series',
      422,
      'execution',
      'the query hit the max number of series limit (limit: 100000 series)',
    ],
    [
      'VictoriaMetrics’s series',
      422,
      '422',
      'the number of matching timeseries exceeds 300000; either narrow down the search or increase -search.max* command-line flag values at vmselect',
    ],
    [
      'VictoriaMetrics’s samples',
      422,
      '422',
      'cannot select more than -search.maxSamplesPerQuery=1000000000 samples; possible solutions: increase the limit',
    ],
  ];
  for (const [name, status, errorType, error] of refusals) {
    test(name, async () => {
      await using it = await serve([failure(status, errorType, error)]);
      await assert.rejects(it.client.query('a'), (thrown: Error) => {
        assert(isQueryError(thrown));
        assert.deepEqual([thrown.message, thrown.status], [error, status]);
        return problemOf(thrown).isLimit === true;
      });
      assert.equal(it.server.seen.length, 1);
    });
  }

  const others: [string, status: number, errorType: string, error: string][] = [
    ['syntax', 400, 'bad_data', 'invalid parameter "query": 1:5: parse error: unexpected end'],
    ['time', 503, 'timeout', 'query timed out in expression evaluation'],
    [
      'matching',
      422,
      'execution',
      'many-to-many matching not allowed: matching labels must be unique on one side',
    ],
  ];
  for (const [name, status, errorType, error] of others) {
    test(`none of them: ${name}`, async () => {
      await using it = await serve([failure(status, errorType, error)]);
      await assert.rejects(it.client.query('a'), (thrown: Error) => {
        return thrown.name === 'QueryError' && problemOf(thrown).isLimit === false;
      });
    });
  }

  test('a real VictoriaMetrics’s', async () => {
    const time = Date.now() - 60_000;
    const samples = ['a', 'b', 'c'].map((job) => `demo{job="${job}"} 1 ${time}\n`).join('');
    const flags = ['-search.maxUniqueTimeseries=2', '-search.maxPointsPerTimeseries=100'];
    await using server = await startVictoriaMetrics(samples, flags);
    const client = createPrometheusClient({ baseUrl: server.url });
    for (const ask of [
      () => client.query('demo', { time }),
      () => client.queryRange('demo{job="a"}', { start: time - 3_600_000, end: time, step: 1_000 }),
    ]) {
      await assert.rejects(ask(), (error) => problemOf(error).isLimit === true);
    }
  });
});
