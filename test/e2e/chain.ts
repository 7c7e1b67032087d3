import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FlinkRelease, fetchFlink } from '../../scripts/flink/artifacts.ts';
import { findPushgateway } from '../../scripts/tools/programs.ts';
import { startProcess, waitUntilReady } from '../support/child-process.ts';
import { freePort } from '../support/free-port.ts';
import { startPrometheus } from '../support/prometheus.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { allMetrics } from './all-metrics.ts';
import { startContainerExporter } from './container-exporter.ts';
import { type FlinkOptions, startFlinkCluster } from './flink-cluster.ts';
import { buildJob, flinkPrograms } from './flink-programs.ts';
import {
  discoveryFile,
  INTERVAL_MS,
  pushgatewayConfig,
  scrapeConfig,
} from './prometheus-config.ts';

const examples = fileURLToPath(new URL('../../examples/flink', import.meta.url));

export interface ChainOptions {
  readonly release: FlinkRelease;
  /** The folder below examples/flink with the reporter's configuration. */
  readonly example: string;
  readonly reporter: 'pushgateway' | 'scrape';
  /** What both tenants call their job. */
  readonly jobName: string;
}

export interface Tenant {
  readonly namespace: string;
  readonly jobId: string;
  readonly taskManagers: number;
  readonly ordersPerSecond: number;
}

/** Two tenants' real Flink clusters, and a real Prometheus that has their metrics. */
export interface Chain extends AsyncDisposable {
  readonly prometheusUrl: string;
  readonly tenants: readonly [Tenant, Tenant];
}

/** Cluster, pods and job have the same names in both: only the namespace tells whose a series is. */
const CLUSTER_ID = 'orders';
const plannedTenants = [
  { namespace: 'tenant-a', taskManagers: 2, ordersPerSecond: 500 },
  { namespace: 'tenant-b', taskManagers: 1, ordersPerSecond: 100 },
] as const;

/** Starts everything; both jobs run and have completed a checkpoint when it is there. */
export async function startChain(options: ChainOptions): Promise<Chain> {
  await using cleanup = new AsyncDisposableStack();
  const folder = cleanup.use(await temporaryFolder('e2e'));
  const programs = await flinkPrograms(await fetchFlink(options.release));
  const job = await buildJob(programs, 'Orders', folder.path);
  const pushgateway = options.reporter === 'pushgateway' ? await startPushgateway() : undefined;
  if (pushgateway !== undefined) cleanup.use(pushgateway);

  const clusters = await allDone(
    plannedTenants.map(async (tenant) => {
      const { namespace, taskManagers } = tenant;
      const cluster = await startFlinkCluster({
        programs,
        configFolder: join(examples, options.example),
        clusterId: CLUSTER_ID,
        namespace,
        taskManagers,
        options: {
          ...allMetrics,
          ...(pushgateway && pushOptions(pushgateway.address, namespace)),
        },
      });
      cleanup.use(cluster);
      return { ...tenant, cluster };
    }),
  );

  const pods = clusters.flatMap(({ namespace, cluster }) =>
    cluster.processes.map((process) => ({ namespace, ...process })),
  );
  const cadvisor = cleanup.use(await startContainerExporter(pods));
  const targets = join(folder.path, 'targets.json');
  await writeFile(targets, discoveryFile(pods));
  const prometheus = cleanup.use(
    await startPrometheus({
      scrapeConfigs: pushgateway
        ? await pushgatewayConfig(pushgateway.address, cadvisor.address)
        : await scrapeConfig(targets, cadvisor.address),
    }),
  );

  const [first, second] = await allDone(
    clusters.map(async ({ namespace, taskManagers, cluster, ordersPerSecond }) => {
      const jobId = await cluster.submit(job, 'Orders', [options.jobName, String(ordersPerSecond)]);
      return { namespace, taskManagers, ordersPerSecond, jobId };
    }),
  );
  if (first === undefined || second === undefined) throw new Error('There are two tenants.');
  const resources = cleanup.move();
  return {
    prometheusUrl: prometheus.url,
    tenants: [first, second],
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function startPushgateway(): Promise<AsyncDisposable & { address: string }> {
  const address = `127.0.0.1:${await freePort()}`;
  const server = startProcess(await findPushgateway(), [
    `--web.listen-address=${address}`,
    // Debian's keeps what was pushed in /var/lib otherwise, and the next run would find it.
    '--persistence.file=',
  ]);
  await waitUntilReady(server, `http://${address}/-/ready`);
  return { address, [Symbol.asyncDispose]: server.stop };
}

/** What the example leaves to each tenant: where the gateway is, and whose the process is. */
const pushOptions = (address: string, namespace: string): FlinkOptions => ({
  'metrics.reporter.promgateway.hostUrl': `http://${address}`,
  'metrics.reporter.promgateway.groupingKey': `namespace=${namespace}`,
  'metrics.reporter.promgateway.interval': `${INTERVAL_MS} ms`,
});

/** As Promise.all, but settled: whatever was started is registered for its end before a failure is thrown. */
async function allDone<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
