import { type Answer, parametersOf, posted } from './simulated.ts';

const PODS = '{__name__=~"flink_(jobmanager|taskmanager)_Status_JVM_CPU_Load"}';

/** Pushed a moment ago, all of them. */
const FRESH = `(0 * group by (pod) (${PODS}) + time())`;

/** The same cluster as if it pushed to a Pushgateway, with two TaskManagers that went silent long ago. */
export function pushed(answer: Answer): Answer {
  return async (request) => {
    const params = await parametersOf(request);
    const query = params.get('query') ?? '';
    if (query.includes('push_time_seconds') && query.startsWith('group by (job, tm_id, host)')) {
      return silentProcesses();
    }
    if (request.url.includes('/series')) return pushedSeries(await answer(request));
    if (query.includes('|push_time_seconds"')) return pushedVector(await answer(request));
    if (query === '') return answer(request);
    // The simulated series are told apart by their pods, pushed ones by `job`.
    params.set(
      'query',
      query
        .replace(/\bjob\b/g, 'pod')
        .replace(/push_time_seconds\{[^}]*\}/g, FRESH)
        .replace(`${FRESH}[10m]`, `${FRESH}[10m:15s]`),
    );
    return answer(posted(request, params));
  };
}

type Labels = Readonly<Record<string, string>>;

async function pushedSeries(response: Response): Promise<Response> {
  const { data }: { data: Labels[] } = await response.json();
  return Response.json({ status: 'success', data: asPushed(data) });
}

/** Of a look at what a deployment has. */
async function pushedVector(response: Response): Promise<Response> {
  const { data }: { data: { result: { metric: Labels }[] } } = await response.json();
  const value = [Date.now() / 1000, '1'];
  const result = asPushed(data.result.map(({ metric }) => metric)).map((metric) => ({
    metric,
    value,
  }));
  return Response.json({ status: 'success', data: { resultType: 'vector', result } });
}

/** Flink's series with `job` in place of what a scrape adds, and their pushes. */
function asPushed(series: readonly Labels[]): readonly Labels[] {
  const isFlink = ({ __name__ = '' }: Labels) => __name__.startsWith('flink_');
  const flink = series
    .filter(isFlink)
    .map(({ pod = '', instance, container, ...labels }): Labels => ({ ...labels, job: pod }));
  const jobs = new Set(flink.map(({ job = '' }) => job));
  const pushes = [...jobs].map(
    (job): Labels => ({ __name__: 'push_time_seconds', namespace: 'tenant-a', job }),
  );
  return [...flink, ...pushes, ...series.filter((labels) => !isFlink(labels))];
}

function silentProcesses(): Response {
  const now = Date.now() / 1000;
  const result = [840, 7_260].map((age, index) => ({
    metric: {
      job: `orders5f3a9c01d2e4b678a90${index}`,
      tm_id: `10.0.0.${index + 7}:6122-${index}a3f9c`,
      host: `10_0_0_${index + 7}`,
    },
    value: [now, `${now - age}`],
  }));
  return Response.json({ status: 'success', data: { resultType: 'vector', result } });
}
