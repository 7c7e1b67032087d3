import { yamlText } from '../yaml/scalar.ts';
import { groupingKey } from './grouping-key.ts';
import type { PushReporter, Reporter } from './options.ts';

type Entries = readonly (readonly [key: string, value: string | number | boolean])[];

const packageName = 'org.apache.flink.metrics.prometheus';

/**
 * The lines that turn a reporter on, flat so that both `config.yaml` (1.19 and later) and `flink-conf.yaml` take them.
 * In `config.yaml`, texts that YAML takes for something else are quoted.
 * @throws {RangeError} for what that version of Flink cannot do, a value that the file cannot hold, or a grouping key
 * that Flink, the Pushgateway or Prometheus does not take.
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
  const write = flinkConfFile(reporter.version) === 'config.yaml' ? yamlValue : plain;
  return entries.map(([key, value]) => `${key}: ${write(value, key)}\n`).join('');
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

function grouping(reporter: PushReporter, version: FlinkVersion): Entries {
  if (!isAtLeast(version, [1, 10])) {
    throw new RangeError('before 1.10 there is no groupingKey, and so no namespace to push');
  }
  return [['groupingKey', groupingKey(reporter)]];
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

const yamlValue = (value: string | number | boolean): string =>
  typeof value === 'string' ? yamlText(value) : String(value);

/** The older file has no quotes: Flink reads its lines by itself, and trims what is behind the first `: `. */
function plain(value: string | number | boolean, key: string): string {
  const text = String(value);
  if (text === '' || isTrimmed(text) || /[\n\r#]|: |^[-?:,[\]{}&*!|>'"%@`]/.test(text)) {
    throw new RangeError(`${key} cannot be ${JSON.stringify(text)} in flink-conf.yaml`);
  }
  return text;
}

/** Java trims control characters too. */
const isTrimmed = (text: string) => text !== text.trim() || /^\p{Cc}|\p{Cc}$/u.test(text);

/** A Flink version as `[major, minor]`: `1.20`, `1.20.1` and `2.1-SNAPSHOT` are understood. */
export type FlinkVersion = readonly [major: number, minor: number];

/** @throws {RangeError} where the text is no version. */
export function parseVersion(text: string): FlinkVersion {
  const match = /^(\d+)\.(\d+)(?:[.-].*)?$/.exec(text);
  if (match === null) throw new RangeError(`a Flink version is like 1.20 or 2.1, not "${text}"`);
  return [Number(match[1]), Number(match[2])];
}

export function isAtLeast([major, minor]: FlinkVersion, wanted: FlinkVersion): boolean {
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
}
