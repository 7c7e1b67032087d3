import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeDeployment, kubernetes } from '@flink-metrics/sdk/flink';
import { type Diagnosis, diagnose, type Rule } from '@flink-metrics/sdk/flink/rules';
import { createPrometheusClient, type PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { type FlinkRelease, fetchFlink } from '../../../scripts/flink/artifacts.ts';
import { startPrometheus } from '../../support/prometheus.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startContainerExporter } from '../container-exporter.ts';
import { type FlinkCluster, startFlinkCluster } from '../flink-cluster.ts';
import { buildJob, flinkPrograms } from '../flink-programs.ts';
import { discoveryFile, INTERVAL_MS, scrapeConfig } from '../prometheus-config.ts';

const examples = fileURLToPath(new URL('../../../examples/flink', import.meta.url));
const source = fileURLToPath(new URL('Faulty.java', import.meta.url));

/** Jobs that run in a cluster of their own; each cluster has a namespace of its name. */
export interface Part {
  readonly namespace: string;
  readonly jobs: readonly string[];
  readonly taskManagers: number;
  /** Of each TaskManager. */
  readonly slots: number;
}

export interface Stage extends AsyncDisposable {
  readonly client: PrometheusClient;
  /** By namespace. */
  readonly clusters: ReadonlyMap<string, FlinkCluster>;
  /** Runs another job. @returns its id. */
  run(namespace: string, job: string): Promise<string>;
  look(namespace: string, job: string, rules?: readonly Rule[]): Promise<Diagnosis>;
}

/** Real Flink clusters with their jobs running, and a real Prometheus that scrapes them. */
export async function startStage(release: FlinkRelease, parts: readonly Part[]): Promise<Stage> {
  await using cleanup = new AsyncDisposableStack();
  const folder = cleanup.use(await temporaryFolder('faults'));
  const programs = await flinkPrograms(await fetchFlink(release));
  const jar = await buildJob(programs, source, folder.path);
  const clusters = new Map<string, FlinkCluster>();
  for (const { namespace, taskManagers, slots } of parts) {
    const cluster = await startFlinkCluster({
      programs,
      configFolder: join(examples, release === '1.20' ? '1.20/scrape' : '2.x/scrape'),
      ...{ clusterId: namespace, namespace, taskManagers },
      options: {
        'taskmanager.numberOfTaskSlots': String(slots),
        'state.backend.type': 'hashmap',
        // Long enough to be seen waiting.
        'slot.request.timeout': '15 min',
        'restart-strategy.type': 'fixed-delay',
        'restart-strategy.fixed-delay.attempts': '1000000',
        'restart-strategy.fixed-delay.delay': '1 s',
      },
    });
    clusters.set(namespace, cleanup.use(cluster));
  }
  const pods = [...clusters].flatMap(([namespace, { processes }]) =>
    processes.map((process) => ({ namespace, above: {}, ...process })),
  );
  const containers = cleanup.use(await startContainerExporter(pods));
  const targets = join(folder.path, 'targets.json');
  await writeFile(targets, discoveryFile(pods));
  const { url } = cleanup.use(
    await startPrometheus({ scrapeConfigs: await scrapeConfig(targets, containers.address) }),
  );
  const clusterOf = (namespace: string): FlinkCluster => {
    const cluster = clusters.get(namespace);
    if (cluster === undefined) throw new Error(`There is no cluster ${namespace}`);
    return cluster;
  };
  for (const { namespace, jobs } of parts) {
    if (jobs.length > 0) await clusterOf(namespace).run(jar, 'Faulty', jobs);
  }
  const client = createPrometheusClient({ baseUrl: url });
  const resources = cleanup.move();
  return {
    client,
    clusters,
    run: async (namespace, job) => {
      const [id = ''] = await clusterOf(namespace).run(jar, 'Faulty', [job]);
      return id;
    },
    look: async (namespace, job, rules) => {
      // Flink's reporter sanitises what it writes into labels.
      const jobName = job.replaceAll('-', '_');
      const found = await describeDeployment(client, namespace, { jobName });
      const scope = { deployment: found ?? kubernetes, namespace, jobName };
      return diagnose(client, scope, { interval: INTERVAL_MS, rules });
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
