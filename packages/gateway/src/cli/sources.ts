import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkedSettings, type Settings, SettingsError } from './settings.ts';

/** How the text of a flag or a variable is read. */
const readers = {
  text: (text: string): unknown => text,
  number: (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text),
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
    reads: 'text',
    flag: 'prometheus-url',
    help: 'http://prometheus:9090',
  },
  { setting: 'prometheusHeaders', reads: 'json', help: 'headers on every request to Prometheus' },
  {
    setting: 'timeout',
    reads: 'number',
    flag: 'timeout',
    help: 'longest silence of Prometheus, ms',
  },
  { setting: 'host', reads: 'text', flag: 'host', help: 'address to listen on; 127.0.0.1' },
  { setting: 'port', reads: 'number', flag: 'port', help: 'port to listen on; 9099, or 0 for any' },
  { setting: 'tenantLabel', reads: 'text', flag: 'tenant-label', help: 'the label; namespace' },
  { setting: 'origins', reads: 'list', flag: 'origins', help: 'https://portal.example,https://…' },
  { setting: 'tokens', reads: 'json', help: '[{"tenant","namespaces","sha256" or "token"}]' },
  { setting: 'jwt', reads: 'json', help: '{"secret" or "jwksUrl","issuer","audience"}' },
  { setting: 'queryLength', reads: 'number', flag: 'query-length', help: 'characters; 16384' },
  { setting: 'points', reads: 'number', flag: 'points', help: 'most points of a series; 11000' },
];

const CONFIG_VARIABLE = 'FLINK_METRICS_CONFIG';

/** `prometheusUrl` is `FLINK_METRICS_PROMETHEUS_URL`. */
const variableOf = (setting: string): string =>
  `FLINK_METRICS_${setting.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

export const usage = `Usage: flink-metrics-gateway [--config <file.json>] [--<setting> <value>]…

A flag beats its environment variable, which beats the configuration file (also ${CONFIG_VARIABLE}).

${SOURCES.map(({ setting, flag, help }) => `  ${setting.padEnd(18)}${(flag === undefined ? '' : `--${flag}`).padEnd(18)}${variableOf(setting).padEnd(35)}${help}`).join('\n')}
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
  const file = flags.config ?? environment[CONFIG_VARIABLE];
  return checkedSettings({
    ...(typeof file === 'string' && file !== '' ? fromFile(file) : {}),
    ...Object.fromEntries(SOURCES.flatMap((source) => given(source, flags, environment))),
  });
}

type Flags = Readonly<Record<string, string | boolean | undefined>>;

function parsedFlags(args: readonly string[]): Flags {
  const strings = SOURCES.flatMap(({ flag }) => (flag === undefined ? [] : [flag]));
  const options = Object.fromEntries(
    [...strings, 'config'].map((flag) => [flag, { type: 'string' } as const]),
  );
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: false,
    }).values;
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
  const fromFlag = flag === undefined ? undefined : flags[flag];
  const text = fromFlag ?? (environment[variableOf(setting)] || undefined);
  if (typeof text !== 'string') return [];
  return [[setting, readers[reads](text, variableOf(setting))]];
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
