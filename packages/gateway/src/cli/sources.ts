import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkedSettings, type Settings, SettingsError } from './settings.ts';

/** How the text of a flag or a variable is read. */
const readers = {
  text: (text: string): unknown => text,
  number: (text: string): unknown => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text),
  list: (text: string): unknown => text.split(',').map((item) => item.trim()),
  json: (text: string, name: string): unknown => parsedJson(name, text),
};

interface Source {
  readonly setting: keyof Settings;
  readonly reads: keyof typeof readers;
  /** None for what holds a secret: every user of a machine can read the flags of its processes. */
  readonly flag?: string;
  readonly help: string;
}

const SOURCES: readonly Source[] = [
  {
    setting: 'prometheusUrl',
    reads: 'list',
    flag: 'prometheus-url',
    help: 'http://prometheus:9090; replicas with commas between them',
  },
  {
    setting: 'prometheusType',
    reads: 'text',
    flag: 'prometheus-type',
    help: 'prometheus, thanos, mimir or victoriametrics',
  },
  { setting: 'prometheusHeaders', reads: 'json', help: 'headers on every request to Prometheus' },
  {
    setting: 'timeout',
    reads: 'number',
    flag: 'timeout',
    help: 'longest silence of Prometheus, ms',
  },
  {
    setting: 'totalTimeout',
    reads: 'number',
    flag: 'total-timeout',
    help: 'longest request with its answer, ms; 120000',
  },
  {
    setting: 'bodyTimeout',
    reads: 'number',
    flag: 'body-timeout',
    help: 'longest arrival of a form, ms; 10000',
  },
  {
    setting: 'answerBytes',
    reads: 'number',
    flag: 'answer-bytes',
    help: 'longest answer of Prometheus; 67108864',
  },
  { setting: 'host', reads: 'text', flag: 'host', help: 'address to listen on; 127.0.0.1' },
  { setting: 'port', reads: 'number', flag: 'port', help: 'port to listen on; 9099, or 0 for any' },
  {
    setting: 'metricsPort',
    reads: 'number',
    flag: 'metrics-port',
    help: 'port of /metrics; none',
  },
  {
    setting: 'drainDelay',
    reads: 'number',
    flag: 'drain-delay',
    help: 'from SIGTERM until it closes, ms; 3000',
  },
  {
    setting: 'drainTimeout',
    reads: 'number',
    flag: 'drain-timeout',
    help: 'longest end of requests, ms; 30000',
  },
  { setting: 'tenantLabel', reads: 'text', flag: 'tenant-label', help: 'the label; namespace' },
  {
    setting: 'outOfScope',
    reads: 'text',
    flag: 'out-of-scope',
    help: "a selector of others' namespaces: forbidden, or empty",
  },
  { setting: 'origins', reads: 'list', flag: 'origins', help: 'https://portal.example,https://…' },
  { setting: 'tokens', reads: 'json', help: '[{"tenant","namespaces","sha256" or "token"}]' },
  { setting: 'jwt', reads: 'json', help: '{"secret" or "jwksUrl","issuer","audience"}' },
  { setting: 'trustedHeader', reads: 'json', help: '{"proxies":["10.0.0.0/8"]}' },
  { setting: 'kubernetes', reads: 'json', help: '{}, or {"url","tokenFile","namespaces"}' },
  { setting: 'queryLength', reads: 'number', flag: 'query-length', help: 'characters; 16384' },
  { setting: 'points', reads: 'number', flag: 'points', help: 'most points of a series; 11000' },
  { setting: 'cacheBytes', reads: 'number', flag: 'cache-bytes', help: '67108864; 0: no cache' },
  {
    setting: 'cacheInstant',
    reads: 'number',
    flag: 'cache-instant',
    help: 'an instant answer is given again for, ms; 1000',
  },
  {
    setting: 'cacheFresh',
    reads: 'number',
    flag: 'cache-fresh',
    help: 'the newest points are given again for, ms; 5000',
  },
  {
    setting: 'cacheOverlap',
    reads: 'number',
    flag: 'cache-overlap',
    help: 'samples come at most so late, ms; 300000',
  },
  { setting: 'storeUrl', reads: 'text', help: 'rediss://user:password@redis:6379: shared cache' },
  {
    setting: 'storeTimeout',
    reads: 'number',
    flag: 'store-timeout',
    help: 'longest wait for the shared cache, ms; 50',
  },
  {
    setting: 'subqueryPoints',
    reads: 'number',
    flag: 'subquery-points',
    help: 'most points of a subquery; 50000',
  },
  {
    setting: 'range',
    reads: 'number',
    flag: 'range',
    help: 'longest time a query reads, ms; 400 days',
  },
  {
    setting: 'scopeLength',
    reads: 'number',
    flag: 'scope-length',
    help: 'most characters of scope in a query; 1048576',
  },
  { setting: 'series', reads: 'number', flag: 'series', help: 'most series of an answer; 100000' },
  {
    setting: 'requestsPerSecond',
    reads: 'number',
    flag: 'requests-per-second',
    help: 'of a tenant; 1000',
  },
  {
    setting: 'concurrency',
    reads: 'number',
    flag: 'concurrency',
    help: 'requests to Prometheus at once; 20',
  },
  {
    setting: 'tenantConcurrency',
    reads: 'number',
    flag: 'tenant-concurrency',
    help: 'of one tenant; 10',
  },
  { setting: 'waiting', reads: 'number', flag: 'waiting', help: 'of one tenant that wait; 200' },
];

const CONFIG_VARIABLE = 'FLINK_METRICS_CONFIG';

/** What Kubernetes tells of each Service, here of one whose name begins with flink-metrics. */
const SERVICE_LINK =
  /_(?:SERVICE_(?:HOST|PORT(?:_\w+)?)|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)$/;

/** `prometheusUrl` is `FLINK_METRICS_PROMETHEUS_URL`. */
const variableOf = (setting: string): string =>
  `FLINK_METRICS_${setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

export const usage = `Usage: flink-metrics-gateway [--config <file.json>]… [--<setting> <value>]…

--check reads the settings and ends; --version prints the version; SIGHUP reads the settings again.
A flag beats its environment variable, which beats the configuration file (also ${CONFIG_VARIABLE}). Of several files a
later one beats those before it, setting by setting: one may hold the secrets.

${SOURCES.map(({ setting, flag, help }) => `  ${setting.padEnd(19)}${(flag === undefined ? '' : `--${flag}`).padEnd(23)}${variableOf(setting).padEnd(35)}${help}`).join('\n')}
`;

/**
 * The settings, or which text to print instead of starting.
 * @throws {SettingsError} for everything the user can put right
 */
export function readSettings(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Settings | 'help' {
  const flags = parsedFlags(args);
  if (flags.help === true) return 'help';
  const files = flags.config ?? [environment[CONFIG_VARIABLE] || []].flat();
  checkVariables(environment);
  return checkedSettings({
    ...Object.assign({}, ...files.map(fromFile)),
    ...Object.fromEntries(SOURCES.flatMap((source) => given(source, flags, environment))),
  });
}

interface Flags {
  readonly help?: boolean;
  readonly config?: readonly string[];
  /** The flags of settings. */
  readonly given: Readonly<Record<string, unknown>>;
}

function parsedFlags(args: readonly string[]): Flags {
  const strings = SOURCES.flatMap(({ flag }) => (flag === undefined ? [] : [flag]));
  const settings = Object.fromEntries(strings.map((flag) => [flag, { type: 'string' } as const]));
  try {
    const { help, config, ...given } = parseArgs({
      args: [...args],
      options: {
        ...settings,
        config: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
        check: { type: 'boolean' },
      },
      allowPositionals: false,
    }).values;
    return { given, ...(help !== undefined && { help }), ...(config !== undefined && { config }) };
  } catch (error) {
    throw new SettingsError(`${messageOf(error)} See --help.`);
  }
}

/** The setting with its value, where a flag or a variable gives one: an empty variable gives none. */
function given(
  { setting, reads, flag }: Source,
  flags: Flags,
  environment: Readonly<Record<string, string | undefined>>,
): [string, unknown][] {
  const fromFlag = flag === undefined ? undefined : flags.given[flag];
  const text = fromFlag ?? (environment[variableOf(setting)] || undefined);
  if (typeof text !== 'string') return [];
  return [[setting, readers[reads](text, variableOf(setting))]];
}

/** @throws {SettingsError} for a variable that would be a setting's, and is none */
function checkVariables(environment: Readonly<Record<string, string | undefined>>): void {
  const known = new Set([CONFIG_VARIABLE, ...SOURCES.map(({ setting }) => variableOf(setting))]);
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('FLINK_METRICS_') && !known.has(name) && !SERVICE_LINK.test(name),
  );
  if (unknown.length === 0) return;
  throw new SettingsError(unknown.map((name) => `${name} is no setting. See --help.`).join('\n'));
}

function fromFile(path: string): Readonly<Record<string, unknown>> {
  const value = parsedJson(path, textOf(path));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new SettingsError(`The configuration ${path} must be one JSON object.`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new SettingsError(`The configuration cannot be read: ${messageOf(error)}`);
  }
}

/** Of the parser's message only the place is told: the rest of it may quote a token. */
function parsedJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /line \d+ column \d+/.exec(messageOf(error))?.[0];
    throw new SettingsError(`${name} is not JSON${place === undefined ? '' : `: see ${place}`}.`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
