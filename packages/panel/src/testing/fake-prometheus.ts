/** What a fake Prometheus knows, and how it misbehaves. Change it between requests. */
export interface FakePrometheus {
  readonly fetch: (request: Request) => Promise<Response>;
  /** Paths and parameters of the requests, in order. */
  readonly asked: { readonly path: string; readonly params: URLSearchParams }[];
  /** Answers instead of the usual answer where it returns one. */
  answer: (
    path: string,
    params: URLSearchParams,
  ) => Response | undefined | Promise<Response | undefined>;
  /** The value of every sample. */
  value: number;
  /** How many requests are being answered now, and the most at once so far. */
  readonly load: { now: number; most: number };
}

const job = {
  namespace: 'tenant-a',
  pod: 'orders-jm',
  job_name: 'orders',
  job_id: '1',
  tm_id: 'tm_1',
  task_name: 'map',
};

const jobMetrics = [
  ...['numRestarts', 'uptime'].map((name) => `flink_jobmanager_job_${name}`),
  ...['numRecordsIn', 'numRecordsOut'].map((name) => `flink_taskmanager_job_task_${name}`),
];
const processMetrics = ['jobmanager', 'taskmanager'].map(
  (process) => `flink_${process}_Status_JVM_Memory_Heap_Used`,
);

/** One job, `orders` in `tenant-a`, of which every query answers one series. */
export function fakePrometheus(): FakePrometheus {
  const asked: FakePrometheus['asked'] = [];
  const load = { now: 0, most: 0 };
  const fake: FakePrometheus = {
    asked,
    load,
    value: 1,
    answer: () => undefined,
    async fetch(request) {
      const params = await parametersOf(request);
      const path = new URL(request.url).pathname.replace('/api/v1/', '');
      asked.push({ path, params });
      load.now += 1;
      load.most = Math.max(load.most, load.now);
      try {
        await Promise.resolve();
        request.signal.throwIfAborted();
        return (await fake.answer(path, params)) ?? success(dataOf(path, params, fake.value));
      } finally {
        load.now -= 1;
      }
    },
  };
  return fake;
}

export const success = (data: unknown): Response => Response.json({ status: 'success', data });

export const failure = (status: number, errorType: string, error: string): Response =>
  Response.json({ status: 'error', errorType, error }, { status });

async function parametersOf(request: Request): Promise<URLSearchParams> {
  const body = request.method === 'POST' ? await request.text() : '';
  return new URLSearchParams(body === '' ? new URL(request.url).search : body);
}

function dataOf(path: string, params: URLSearchParams, value: number): unknown {
  const match = params.getAll('match[]').join();
  const inTenantA = match.includes('namespace="tenant-a"');
  const isOrders = !match.includes('job_name') || match.includes('job_name="orders"');
  switch (path) {
    case 'label/namespace/values':
      return ['tenant-a', 'tenant-b'];
    case 'label/job_name/values':
      return inTenantA ? ['orders'] : [];
    case 'label/__name__/values':
      return inTenantA ? [...processMetrics, ...(isOrders ? jobMetrics : [])] : [];
    case 'query':
      return instant(params);
    case 'query_range':
      return range(params, value);
    default:
      return [];
  }
}

function instant(params: URLSearchParams): unknown {
  const time = Number(params.get('time') ?? Date.now() / 1000);
  const query = params.get('query') ?? '';
  if (/\[10m\]$/.test(query)) {
    const values = [0, 15, 30].map((before) => [time - before, '0']).reverse();
    return { resultType: 'matrix', result: [{ metric: job, values }] };
  }
  if (query.startsWith('max(timestamp(')) {
    return { resultType: 'vector', result: [{ metric: {}, value: [time, `${time}`] }] };
  }
  const metric = { __name__: 'flink_jobmanager_job_runningTime', ...job };
  return { resultType: 'vector', result: [{ metric, value: [time, '1000'] }] };
}

function range(params: URLSearchParams, value: number): unknown {
  const [start = 0, end = 0, step = 1] = ['start', 'end', 'step'].map((name) =>
    Number(params.get(name)),
  );
  const count = Math.floor((end - start) / step) + 1;
  const values = Array.from({ length: count }, (_, index) => [start + index * step, `${value}`]);
  return {
    resultType: 'matrix',
    result: [{ metric: { task_name: 'map', tm_id: 'tm_1' }, values }],
  };
}
