import type { PrometheusClient } from '@flink-metrics/sdk/prometheus';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import type { Finding } from './finding.ts';
import { findFlink } from './flink.ts';
import { examineGateway } from './gateway.ts';
import { examineNamespace, type JobFacts } from './namespace.ts';
import { examineServer } from './server.ts';
import { targetsOf } from './targets.ts';

export interface DoctorOptions {
  /** Base address; absent: all is asked through the gateway. */
  readonly prometheus?: string | undefined;
  /** Of requests to Prometheus, such as `Authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly gateway?: string | undefined;
  readonly token?: string | undefined;
  /** Whose page asks the gateway. */
  readonly origin?: string | undefined;
  readonly namespace?: string | undefined;
  readonly job?: string | undefined;
  /** Flink's series of a namespace that are too many. @defaultValue 50,000 */
  readonly maxSeries?: number;
  /** The clock here, Unix ms. */
  readonly now?: () => number;
  /** Told what is looked at, before it is. */
  readonly onStep?: (step: Step) => void;
}

export type Step = 'prometheus' | 'flink' | 'namespace' | 'gateway';

export interface Report {
  /** Of the server; null where it does not say. */
  readonly version: string | null;
  readonly namespaces: readonly string[];
  readonly jobs: readonly JobFacts[];
  readonly findings: readonly Finding[];
}

/**
 * Walks from the server to the job and back through the gateway, and says what stands in the way of a panel. What is
 * behind a break is not looked at: it would be named for the same cause.
 */
export async function examine(options: DoctorOptions): Promise<Report> {
  const { now = Date.now, onStep = () => {} } = options;
  const findings: Finding[] = [];
  const report = { version: null, namespaces: [], jobs: [], findings };

  const gateway = async (known: readonly string[], label?: string) => {
    if (options.gateway === undefined) return;
    onStep('gateway');
    findings.push(...(await examineGateway({ ...options, url: options.gateway, known, label })));
  };
  if (options.prometheus === undefined) {
    await gateway([]);
    if (findings.some(({ severity }) => severity === 'error')) return report;
  }
  const client = clientOf(options);
  onStep('prometheus');
  const server = await examineServer(client, options.prometheus ?? options.gateway ?? '', now);
  findings.push(...server.findings);
  if (server.broken) return report;

  onStep('flink');
  const targets = await targetsOf(client);
  const flink = await findFlink(client, targets, server.time);
  findings.push(...flink.findings);
  const { version } = server;
  const wanted = options.namespace === undefined ? flink.namespaces : [options.namespace];
  if (flink.findings.length > 0) return { ...report, version };

  const jobs: JobFacts[] = [];
  let label: string | undefined;
  for (const namespace of wanted) {
    onStep('namespace');
    const examined = await examineNamespace(client, namespace, {
      job: options.job,
      known: flink.namespaces,
      targets,
      maxSeries: options.maxSeries ?? 50_000,
      time: server.time,
    });
    findings.push(...examined.findings);
    jobs.push(...examined.jobs);
    label ??= examined.label;
  }
  if (options.prometheus !== undefined) await gateway(flink.namespaces, label);
  return { version, namespaces: flink.namespaces, jobs, findings };
}

function clientOf({ prometheus, headers = {}, gateway, token }: DoctorOptions): PrometheusClient {
  if (prometheus !== undefined) return createPrometheusClient({ baseUrl: prometheus, headers });
  if (gateway === undefined) throw new TypeError('A Prometheus or a gateway is needed.');
  return createPrometheusClient({
    baseUrl: gateway,
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  });
}
