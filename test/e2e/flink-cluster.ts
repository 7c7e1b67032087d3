import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type RunningProcess, startProcess, waitUntilReady } from '../support/child-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type FlinkPrograms, processResources, runJava } from './flink-programs.ts';
import { quietPort } from './quiet-port.ts';
import { waitFor } from './wait-for.ts';

/** Configuration of Flink by its flat keys, as `-Dkey=value`. */
export type FlinkOptions = Readonly<Record<string, string>>;

export interface FlinkClusterOptions {
  readonly programs: FlinkPrograms;
  /** The folder with flink-conf.yaml or config.yaml. */
  readonly configFolder: string;
  /** Hosts and pods are named as native Kubernetes names those of a cluster with this id in this namespace. */
  readonly clusterId: string;
  readonly namespace: string;
  readonly taskManagers: number;
  /** On top of the file. */
  readonly options: FlinkOptions;
}

/** A JobManager or TaskManager: a JVM of its own, standing in for a pod. */
export interface FlinkProcess {
  readonly pod: string;
  /** Where it serves /metrics when its reporter is `prom`. */
  readonly metricsPort: number;
  readonly process: RunningProcess;
}

export interface FlinkCluster extends AsyncDisposable {
  readonly processes: readonly FlinkProcess[];
  /** Runs a program that submits jobs. @returns their ids, in their order. */
  run(jar: string, mainClass: string, args: readonly string[]): Promise<readonly string[]>;
  /** Submits a job that never ends. @returns its id, once it runs and has completed a checkpoint. */
  submit(jar: string, mainClass: string, args: readonly string[]): Promise<string>;
  /** Ends a job without a savepoint. */
  cancel(id: string): Promise<void>;
}

/** Seven JVMs that start at once on two cores take a minute, and more where others work there. */
const READY_WITHIN_MS = 180_000;

/** Small: up to seven of these run beside Prometheus and Chromium on a machine with two cores. */
const memory: FlinkOptions = {
  'jobmanager.memory.process.size': '512m',
  'jobmanager.memory.jvm-metaspace.size': '128m',
  'jobmanager.memory.jvm-overhead.min': '64m',
  'jobmanager.memory.jvm-overhead.max': '64m',
  'jobmanager.memory.off-heap.size': '64m',
  'taskmanager.memory.process.size': '600m',
  'taskmanager.memory.jvm-metaspace.size': '128m',
  'taskmanager.memory.jvm-overhead.min': '64m',
  'taskmanager.memory.jvm-overhead.max': '64m',
  'taskmanager.memory.framework.heap.size': '96m',
  'taskmanager.memory.framework.off-heap.size': '64m',
  'taskmanager.memory.managed.size': '64m',
  'taskmanager.memory.network.min': '32m',
  'taskmanager.memory.network.max': '32m',
};

/**
 * Starts a session cluster of separate JVMs on loopback and free ports: one JobManager and its TaskManagers, with one
 * slot each where the options say no more.
 */
export async function startFlinkCluster(options: FlinkClusterOptions): Promise<FlinkCluster> {
  await using cleanup = new AsyncDisposableStack();
  const folder = cleanup.use(await temporaryFolder('flink'));
  await mkdir(join(folder.path, 'checkpoints'));
  const { programs, configFolder, clusterId, namespace } = options;
  const service = `${clusterId}.${namespace}`;
  const hosts = join(folder.path, 'hosts');
  await writeFile(hosts, `127.0.0.1 localhost ${hostname()} ${service}\n`);
  const restPort = await quietPort();
  const shared: FlinkOptions = {
    ...memory,
    ...loopback,
    // Beside a dozen other JVMs that start, one needs more than Flink's ten seconds for its actor system.
    'pekko.startup-timeout': '2 min',
    // The JobManager's service; Flink's own label `host` of a JobManager comes from it.
    'jobmanager.rpc.address': service,
    'jobmanager.rpc.port': String(await quietPort()),
    'rest.port': String(restPort),
    'io.tmp.dirs': folder.path,
    'parallelism.default': String(options.taskManagers),
    'taskmanager.numberOfTaskSlots': '1',
    'state.backend.type': 'rocksdb',
    'execution.checkpointing.interval': '5s',
    'execution.checkpointing.dir': pathToFileURL(join(folder.path, 'checkpoints')).href,
    ...options.options,
  };

  const config = ['--configDir', configFolder];
  const [jobManager, taskManager] = await Promise.all([
    processResources(programs, 'GET_JM_RESOURCE_PARAMS', [...config, ...dynamic(shared)]),
    processResources(programs, 'GET_TM_RESOURCE_PARAMS', [...config, ...dynamic(shared)]),
  ]);

  const start = async (
    pod: string,
    mainClass: string,
    resources: typeof jobManager,
    own: FlinkOptions,
  ): Promise<FlinkProcess> => {
    const metricsPort = await quietPort();
    const flags = [...resources.javaFlags, ...programs.javaFlags, `-Djdk.net.hosts.file=${hosts}`];
    const settings = { ...shared, ...own, 'metrics.reporter.prom.port': String(metricsPort) };
    const args = [...config, ...resources.flinkArguments, ...dynamic(settings)];
    const process = startProcess(programs.java, [...flags, mainClass, ...args], {
      env: programs.environment,
    });
    return { pod, metricsPort, process };
  };

  const processes: FlinkProcess[] = [];
  cleanup.defer(async () => {
    // All at once: each takes a second or two to end.
    await Promise.all(processes.map(({ process }) => process.stop()));
  });
  const jobManagerProcess = await start(
    `${clusterId}-5d8c7b9f6d-x2k4q`,
    'org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint',
    jobManager,
    {},
  );
  processes.push(jobManagerProcess);
  for (let n = 1; n <= options.taskManagers; n++) {
    const pod = `${clusterId}-taskmanager-1-${n}`;
    processes.push(
      await start(pod, 'org.apache.flink.runtime.taskexecutor.TaskManagerRunner', taskManager, {
        // As on native Kubernetes, a TaskManager's id is its pod's name.
        'taskmanager.resource-id': pod,
      }),
    );
  }

  const rest = `http://127.0.0.1:${restPort}`;
  await waitUntilReady(jobManagerProcess.process, `${rest}/overview`, READY_WITHIN_MS);
  const get = async (path: string): Promise<unknown> => {
    for (const { process, pod } of processes) {
      if (process.child.exitCode !== null) throw new Error(`${pod} ended:\n${process.output()}`);
    }
    return (await fetch(rest + path)).json();
  };
  const areRegistered = async () => {
    const overview = (await get('/overview')) as { 'slots-total': number };
    const slots = Number(shared['taskmanager.numberOfTaskSlots']);
    return overview['slots-total'] === options.taskManagers * slots;
  };
  await waitFor('all slots are registered', areRegistered, READY_WITHIN_MS);

  const run: FlinkCluster['run'] = async (jar, mainClass, args) => {
    const client = 'org.apache.flink.client.cli.CliFrontend';
    const how = ['run', '--detached', '--target', 'remote', ...dynamic(shared)];
    const output = await runJava(
      programs,
      [...programs.javaFlags, client, ...how, '--class', mainClass, jar, ...args],
      { FLINK_CONF_DIR: configFolder },
    );
    const ids = [...output.matchAll(/JobID ([0-9a-f]{32})/g)].flatMap(([, id]) => id ?? []);
    if (ids.length === 0) throw new Error(`Flink's client names no job:\n${output}`);
    return ids;
  };

  const submit: FlinkCluster['submit'] = async (jar, mainClass, args) => {
    const [id = ''] = await run(jar, mainClass, args);
    await waitFor(`job ${id} has completed a checkpoint`, async () => {
      const checkpoints = (await get(`/jobs/${id}/checkpoints`)) as {
        counts?: { completed: number };
      };
      return (checkpoints.counts?.completed ?? 0) > 0;
    });
    return id;
  };

  const cancel: FlinkCluster['cancel'] = async (id) => {
    const answer = await fetch(`${rest}/jobs/${id}?mode=cancel`, { method: 'PATCH' });
    if (!answer.ok) throw new Error(`Flink does not cancel ${id}: ${await answer.text()}`);
    await waitFor(`job ${id} is cancelled`, async () => {
      const { state } = (await get(`/jobs/${id}`)) as { state?: string };
      return state === 'CANCELED';
    });
  };

  const resources = cleanup.move();
  return { processes, run, submit, cancel, [Symbol.asyncDispose]: () => resources.disposeAsync() };
}

/** Ports not named here are random (0) and on the same address. */
const loopback: FlinkOptions = {
  'jobmanager.bind-host': '127.0.0.1',
  'rest.address': '127.0.0.1',
  'rest.bind-address': '127.0.0.1',
  'taskmanager.host': '127.0.0.1',
  'taskmanager.bind-host': '127.0.0.1',
};

const dynamic = (options: FlinkOptions): string[] =>
  Object.entries(options).map(([key, value]) => `-D${key}=${value}`);
