import { createSimulator, type SimulatorOptions } from '@flink-metrics/simulator';

/** What a panel asks instead of a server. */
export type Answer = (request: Request) => Promise<Response>;

/** A simulated cluster: the same data for every visitor. */
export const simulated = (options: SimulatorOptions = {}): Answer =>
  createSimulator({ seed: 7, ...options }).fetch;

/** Answers everything with one Prometheus error. */
export const refusing =
  (status: number, errorType: string, error: string): Answer =>
  async () =>
    Response.json({ status: 'error', errorType, error }, { status });

/** A network that is not there. */
export const offline: Answer = async () => {
  throw new TypeError('Failed to fetch');
};

export const hanging: Answer = () => new Promise(() => {});

/** Short queries are asked by GET, long ones by POST. */
export async function parametersOf(request: Request): Promise<URLSearchParams> {
  const body = await request.clone().text();
  return new URLSearchParams(body === '' ? new URL(request.url).search : body);
}

/** Answers as `answer` does, but what asks for one metric as `instead` does. */
export const except =
  (metric: string, instead: Answer, answer: Answer): Answer =>
  async (request) => {
    const asked = (await parametersOf(request)).get('query') ?? '';
    return asked.includes(metric) ? instead(request) : answer(request);
  };

/** Answers some range queries, and no more of them after. */
export function hangingAfter(count: number, answer: Answer): Answer {
  let left = count;
  return (request) => {
    if (request.url.includes('/query_range') && left-- <= 0) return hanging(request);
    return answer(request);
  };
}

/** A job that went silent a while ago, and a server that is well. */
export function silentFor(age: number): Answer {
  const answer = simulated({ now: () => Date.now() - age });
  return async (request) => {
    const params = await parametersOf(request);
    if (!request.url.includes('/query') || params.has('time') || params.has('start')) {
      return answer(request);
    }
    params.set('time', String(Date.now() / 1000));
    return answer(posted(request, params));
  };
}

/** The same request with other parameters. */
export function posted(request: Request, params: URLSearchParams): Request {
  const { origin, pathname } = new URL(request.url);
  return new Request(origin + pathname, { method: 'POST', body: params });
}

/** Answers until it is told to hang. */
export function untilHeld(answer: Answer): { readonly fetch: Answer; hold(): void } {
  let current = answer;
  return {
    fetch: (request) => current(request),
    hold() {
      current = hanging;
    },
  };
}

/** Answers a range query with as many series as nobody can tell apart. */
export const crowd =
  (count: number): Answer =>
  async (request) => {
    const params = await parametersOf(request);
    const [start = 0, end = 0, step = 1] = ['start', 'end', 'step'].map((name) =>
      Number(params.get(name)),
    );
    const times = Array.from(
      { length: Math.floor((end - start) / step) + 1 },
      (_, index) => start + index * step,
    );
    const result = Array.from({ length: count }, (_, series) => ({
      metric: { task_name: `task_${series + 1}` },
      values: times.map((time, index) => [time, `${series + 20 * Math.sin(index / 9 + series)}`]),
    }));
    return Response.json({ status: 'success', data: { resultType: 'matrix', result } });
  };
