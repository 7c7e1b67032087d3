// Wrong programs: the compiler must refuse each. Nothing here runs.
import {
  createPrometheusClient,
  isPrometheusError,
  type PrometheusClient,
} from '@flink-metrics/sdk/prometheus';

declare const caught: unknown;
declare const client: PrometheusClient;

// Options
// @ts-expect-error
createPrometheusClient({});
// @ts-expect-error
createPrometheusClient({ baseUrl: 'x', timeout: '5s' });
// @ts-expect-error
createPrometheusClient({ baseUrl: 'x', credentials: 'always' });
// @ts-expect-error
createPrometheusClient({ baseUrl: 'x', headers: { authorization: 5 } });

// Errors
if (isPrometheusError(caught)) {
  // @ts-expect-error
  console.log(caught.position);
  // @ts-expect-error
  if (caught.kind === 'offline') console.log();
  // @ts-expect-error
  if (caught.kind === 'timeout') console.log(caught.offset);
  // @ts-expect-error
  caught.query = 'up';
}

// Questions
// @ts-expect-error
client.query('up', { time: new Date() });
// @ts-expect-error
client.queryRange('up', { start: 0, end: 1 });
// @ts-expect-error
client.series({});
// @ts-expect-error
client.series({ match: 'up' });
// @ts-expect-error
client.targets({ state: 'up' });
// @ts-expect-error
client.exemplars('up', { start: 0 });

// Answers
const { data } = await client.query('up');
// @ts-expect-error
console.log(data.vector);
const [alert] = (await client.alerts()).data;
// @ts-expect-error
if (alert !== undefined) alert.state = 'firing';
// @ts-expect-error
if (alert !== undefined) alert.labels.severity = 'page';
// @ts-expect-error
(await client.rules()).data[0]?.rules.push();
// @ts-expect-error
(await client.targets()).data.activeTargets.pop();
// @ts-expect-error
(await client.exemplars('up', { start: 0, end: 1 })).data.sort();
// @ts-expect-error
(await client.metadata()).data.up?.pop();
