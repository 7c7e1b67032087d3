import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SOURCES, type Source, variableOf } from './flags-and-variables.ts';
import { checkedSettings, type Settings, SettingsError } from './settings.ts';

const readers: Readonly<Record<Source['reads'], (text: string, name: string) => unknown>> = {
  text: (text) => text,
  number: (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text),
  list: (text) => text.split(',').map((item) => item.trim()),
  json: (text, name) => parsedJson(name, text),
};

const CONFIG_VARIABLE = 'FLINK_METRICS_CONFIG';

/** What Kubernetes tells of each Service, here of one whose name begins with flink-metrics. */
const SERVICE_LINK =
  /_(?:SERVICE_(?:HOST|PORT(?:_\w+)?)|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)$/;

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
    throw new SettingsError(`${messageOf(error).replace(/\.$/, '')}. See --help.`);
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
