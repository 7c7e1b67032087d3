import type { PushReporter, Reporter } from './reporter.ts';
import { type FlinkVersion, isAtLeast, parseVersion } from './version.ts';

type Entries = readonly (readonly [key: string, value: string | number | boolean])[];

const packageName = 'org.apache.flink.metrics.prometheus';

/**
 * The lines that turn a reporter on, flat so that both `config.yaml` (1.19 and later) and `flink-conf.yaml` take them.
 * @throws {RangeError} for what that version of Flink cannot do, or a value that the file cannot hold.
 */
export function flinkConf(reporter: Reporter): string {
  const version = parseVersion(reporter.version);
  const name = reporter.name ?? (reporter.reporter === 'scrape' ? 'prom' : 'promgateway');
  if (!/^\w+$/.test(name)) {
    throw new RangeError(`a reporter's name has letters and digits: "${name}"`);
  }
  const own: Entries = [
    ...implementation(reporter.reporter, version),
    ...(reporter.reporter === 'scrape'
      ? ([['port', reporter.port ?? 9249]] as const)
      : pushEntries(reporter, version)),
  ];
  const entries: Entries = [
    ['metrics.reporters', name],
    ...own.map(([key, value]) => [`metrics.reporter.${name}.${key}`, value] as const),
    ...annotations(reporter),
  ];
  return entries.map(([key, value]) => `${key}: ${plain(key, value)}\n`).join('');
}

/** By these the scrape configuration finds the pods of native Kubernetes. */
function annotations(reporter: Reporter): Entries {
  if (reporter.reporter !== 'scrape' || (reporter.targets ?? 'kubernetes') !== 'kubernetes')
    return [];
  const { port = 9249 } = reporter;
  // In a pod of its own each process has the whole range: it takes the first.
  const [first] = String(port).split('-');
  const value = `prometheus.io/scrape:true,prometheus.io/port:${first}`;
  return ['jobmanager', 'taskmanager'].map((kind) => [`kubernetes.${kind}.annotations`, value]);
}

/** The file these lines belong into. */
export function flinkConfFile(version: string): 'config.yaml' | 'flink-conf.yaml' {
  return isAtLeast(parseVersion(version), [1, 19]) ? 'config.yaml' : 'flink-conf.yaml';
}

/** `class` ends with 1.15, `factory.class` begins with 1.11. Source: `RT/metrics/ReporterSetup.java`. */
function implementation(kind: Reporter['reporter'], version: FlinkVersion): Entries {
  const className = kind === 'scrape' ? 'PrometheusReporter' : 'PrometheusPushGatewayReporter';
  return isAtLeast(version, [1, 11])
    ? [['factory.class', `${packageName}.${className}Factory`]]
    : [['class', `${packageName}.${className}`]];
}

function pushEntries(reporter: PushReporter, version: FlinkVersion): Entries {
  return [
    ...address(reporter.url, version),
    ['jobName', reporter.jobName],
    // Each process needs a group of its own: without the random end they overwrite each other.
    ['randomJobNameSuffix', true],
    ['deleteOnShutdown', reporter.deleteOnShutdown ?? false],
    ...grouping(reporter, version),
    ['interval', `${reporter.intervalSeconds ?? 15} SECONDS`],
    ...credentials(reporter, version),
  ];
}

/** `hostUrl` begins with 1.15; `host` and `port` end with 1.20. */
function address(url: string, version: FlinkVersion): Entries {
  const { protocol, hostname, port, pathname } = new URL(url);
  if (isAtLeast(version, [1, 15])) return [['hostUrl', url.replace(/\/$/, '')]];
  if (protocol !== 'http:' || pathname !== '/') {
    throw new RangeError(`before 1.15 the gateway is a host and a port, not ${url}`);
  }
  return [
    ['host', hostname],
    ['port', Number(port === '' ? 80 : port)],
  ];
}

function grouping(
  { grouping: more = {}, namespace }: PushReporter,
  version: FlinkVersion,
): Entries {
  if (!isAtLeast(version, [1, 10])) {
    throw new RangeError('before 1.10 there is no groupingKey, and so no namespace to push');
  }
  const pairs = Object.entries({ namespace, ...more });
  for (const [key, value] of pairs) {
    // Flink splits at `;` and the first `=`, and drops a pair with an empty side.
    if (key === '' || value === '' || /[;=]/.test(key) || value.includes(';')) {
      throw new RangeError(
        `groupingKey cannot hold ${JSON.stringify(key)}=${JSON.stringify(value)}`,
      );
    }
  }
  return [['groupingKey', pairs.map(([key, value]) => `${key}=${value}`).join(';')]];
}

function credentials({ username, password }: PushReporter, version: FlinkVersion): Entries {
  if (username === undefined && password === undefined) return [];
  if (username === undefined || password === undefined) {
    throw new RangeError('username and password go together');
  }
  if (!isAtLeast(version, [2, 3])) throw new RangeError('a password needs Flink 2.3 or later');
  return [
    ['username', username],
    ['password', password],
  ];
}

/** The older file has no quotes, so a value must read the same in both. */
function plain(key: string, value: string | number | boolean): string {
  const text = String(value);
  if (text === '' || text !== text.trim() || /[\n\r#]|: |^[-?:,[\]{}&*!|>'"%@`]/.test(text)) {
    throw new RangeError(`${key} cannot be ${JSON.stringify(text)} in Flink's configuration`);
  }
  return text;
}
