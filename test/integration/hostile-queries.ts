import fc from 'fast-check';
import { NOW } from './gateway-tenants.ts';

const number = fc.oneof(fc.nat(9).map(String), fc.constantFrom('0.5', '1e2', '-3', 'Inf', 'NaN'));
const label = fc.constantFrom(
  'namespace',
  'cluster',
  'job',
  'instance',
  'tm_id',
  'secret_label',
  'le',
);
const labels = fc.uniqueArray(label, { maxLength: 3 }).map((names) => `(${names.join(', ')})`);
const duration = fc.constantFrom('1m', '5m', '90s', '10m', '1h');

const matcher = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('=', '!=', '=~', '!~'),
      fc.constantFrom('a', 'b', '', 'a|b', '.*', '.+', 'b.*', 'x"} or secret{a="', '[^a]'),
    )
    .map(([op, value]) => `namespace${op}${JSON.stringify(value)}`),
  fc
    .tuple(fc.constantFrom('=', '!=', '=~', '!~'), fc.constantFrom('x', 'y', 'x|y', '', '.+'))
    .map(([op, value]) => `cluster${op}${JSON.stringify(value)}`),
  fc
    .tuple(
      label,
      fc.constantFrom('=', '!=', '=~', '!~'),
      fc.constantFrom('flink', 'secret', '', '.+', '1'),
    )
    .map(([name, op, value]) => `${name}${op}${JSON.stringify(value)}`),
);

const metric = fc.constantFrom(
  'up',
  'secret',
  'secret_recorded',
  'target_info',
  'request_bucket',
  'flink_taskmanager_job_task_numRecordsIn',
);

const selector = fc.oneof(
  { weight: 3, arbitrary: metric },
  {
    weight: 4,
    arbitrary: fc
      .tuple(metric, fc.array(matcher, { maxLength: 3 }))
      .map(([name, matchers]) => `${name}{${matchers.join(',')}}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('.+', 'secret.*', 'up|secret'), fc.array(matcher, { maxLength: 2 }))
      .map(([names, matchers]) => `{${[`__name__=~"${names}"`, ...matchers].join(', ')}}`),
  },
);

const at = fc.constantFrom('', '', '', ' offset 1m', ` @ ${NOW - 300}`, ' @ end()', ' offset -1m');
const space = fc.constantFrom('', ' ', '\n', ' # c\n', ' # c\r', '\t');

const overTime = [
  'rate',
  'increase',
  'delta',
  'max_over_time',
  'count_over_time',
  'last_over_time',
];
const ofVector = ['abs', 'sort', 'absent', 'timestamp', 'sgn', 'day_of_week', 'exp'];
const aggregators = ['sum', 'count', 'min', 'max', 'group', 'avg', 'stddev'];

const { vector } = fc.letrec<{ vector: string; scalar: string; range: string }>((tie) => ({
  scalar: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    number,
    tie('vector').map((v) => `scalar(${v})`),
    fc
      .tuple(tie('scalar'), fc.constantFrom('+', '*', '/'), tie('scalar'))
      .map((parts) => parts.join(' ')),
  ),
  range: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.tuple(selector, duration, at).map(([s, d, a]) => `${s}[${d}]${a}`),
    fc.tuple(tie('vector'), duration, at).map(([v, d, a]) => `(${v})[${d}:1m]${a}`),
  ),
  vector: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.tuple(selector, at, space).map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom(...overTime), tie('range')).map(([f, r]) => `${f}(${r})`),
    fc.tuple(fc.constantFrom(...ofVector), tie('vector')).map(([f, v]) => `${f}(${v})`),
    fc
      .tuple(fc.constantFrom('quantile_over_time(', 'predict_linear('), tie('scalar'), tie('range'))
      .map(([f, s, r]) => (f === 'predict_linear(' ? `${f}${r}, ${s})` : `${f}${s}, ${r})`)),
    fc
      .tuple(
        fc.constantFrom(...aggregators),
        tie('vector'),
        fc.constantFrom('by', 'without'),
        labels,
      )
      .map(([op, v, grouping, names]) => `${op} ${grouping} ${names} (${v})`),
    fc
      .tuple(fc.constantFrom('topk', 'bottomk', 'quantile'), tie('scalar'), tie('vector'))
      .map(([op, s, v]) => `${op}(${s}, ${v})`),
    fc.tuple(label, tie('vector')).map(([name, v]) => `count_values("${name}", ${v})`),
    fc
      .tuple(
        tie('vector'),
        fc.constantFrom('+', '/', '>', '== bool', 'and', 'or', 'unless', '-'),
        tie('vector'),
      )
      .map(([l, op, r]) => `(${l}) ${op} (${r})`),
    fc
      .tuple(
        tie('vector'),
        fc.constantFrom('and', 'unless', '+'),
        fc.constantFrom('on', 'ignoring'),
        labels,
        tie('vector'),
      )
      .map(([l, op, kind, names, r]) => `(${l}) ${op} ${kind} ${names} (${r})`),
    fc
      .tuple(tie('vector'), labels, tie('vector'))
      .map(([l, names, r]) => `(${l}) * on ${names} group_left () (${r})`),
    fc
      .tuple(tie('scalar'), fc.constantFrom('+', '<', '*'), tie('vector'))
      .map(([l, op, r]) => `${l} ${op} (${r})`),
    fc
      .tuple(tie('vector'), label, label)
      .map(([v, to, from]) => `label_replace(${v}, "${to}", "$1", "${from}", "(.*)")`),
    tie('scalar').map((s) => `vector(${s})`),
    tie('vector').map((v) => `-(${v})`),
    tie('vector').map((v) => `histogram_quantile(0.9, ${v})`),
  ),
}));

/** Queries as a curious tenant may write them: full of the other's names, in every place the grammar has. */
export const hostileQuery: fc.Arbitrary<string> = vector;
