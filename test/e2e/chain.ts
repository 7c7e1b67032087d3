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
  /** What all tenants call their job. */
  readonly jobName: string;
}

export interface PlannedTenant {
  readonly namespace: string;
  readonly taskManagers: number;
  readonly ordersPerSecond: number;
  /** What a store above several Kubernetes clusters says of all that this one sends. */
  readonly above?: Readonly<Record<string, string>>;
  /** On top of the example's file. */
  readonly options?: FlinkOptions;
}

export interface Tenant extends PlannedTenant {
  readonly jobId: string;
}

/** Tenants' real Flink clusters, and a real Prometheus that has their metrics. */
export interface Chain extends AsyncDisposable {
  readonly prometheusUrl: string;
  /** In the order of what was planned. */
  readonly tenants: readonly Tenant[];
}

/** Cluster, pods and job have the same names in all: only the namespace, or what is above, tells whose a series is. */
const CLUSTER_ID = 'orders';

/** Starts everything; all jobs run and have completed a checkpoint when it is there. */
export async function startChain(
  options: ChainOptions,
  planned: readonly PlannedTenant[],
): Promise<Chain> {
  await using cleanup = new AsyncDisposableStack();
  const folder = cleanup.use(await temporaryFolder('e2e'));
  const programs = await flinkPrograms(await fetchFlink(options.release));
  const job = await buildJob(programs, join(examples, 'job/Orders.java'), folder.path);
  const pushgateway = options.reporter === 'pushgateway' ? await startPushgateway() : undefined;
  if (pushgateway !== undefined) cleanup.use(pushgateway);

  const clusters = await allDone(
    planned.map(async (tenant) => {
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
          ...tenant.options,
        },
      });
      cleanup.use(cluster);
      return { ...tenant, cluster };
    }),
  );

  const pods = clusters.flatMap(({ namespace, above = {}, cluster }) =>
    cluster.processes.map((process) => ({ namespace, above, ...process })),
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

  const tenants = await allDone(
    clusters.map(async ({ cluster, ...tenant }) => {
      const args = [options.jobName, String(tenant.ordersPerSecond)];
      return { ...tenant, jobId: await cluster.submit(job, 'Orders', args) };
    }),
  );
  const resources = cleanup.move();
  return {
    prometheusUrl: prometheus.url,
    tenants,
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
