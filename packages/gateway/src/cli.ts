#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { anyOf } from './auth/authenticators.ts';
import { jwt } from './auth/jwt.ts';
import { kubernetes } from './auth/kubernetes/kubernetes.ts';
import { staticTokens } from './auth/static-tokens.ts';
import { trustedHeader } from './auth/trusted-header.ts';
import type { SharedStore } from './cache/shared-answers.ts';
import { logHealth } from './cli/log.ts';
import { run } from './cli/run.ts';
import type { Settings } from './cli/settings.ts';
import { readSettings, usage } from './cli/sources.ts';
import { createGateway, type Gateway } from './gateway.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { httpTransport } from './node/http-transport.ts';
import type { Authenticate } from './tenant.ts';

/** One for all reloads: its idle connections are not left behind. */
const transport = httpTransport();

main().catch((error: unknown) => {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n');
  process.stderr.write(lines.map((line) => `flink-metrics-gateway: ${line}\n`).join(''));
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const settings = args.includes('--version') ? 'version' : readSettings(args, process.env);
  if (settings === 'version') process.stdout.write(`${version()}\n`);
  else if (settings === 'help') process.stdout.write(usage);
  else if (args.includes('--check')) {
    gatewayOf(settings);
    process.stdout.write('flink-metrics-gateway: the settings are valid\n');
  } else await run(settings, () => readSettings(args, process.env), gatewayOf);
}

function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** @throws {TypeError} where an option cannot work */
function gatewayOf(
  settings: Settings,
  onRequest?: GatewayOptions['onRequest'],
  shared?: SharedStore,
): Gateway {
  return createGateway({
    prometheus: {
      url: settings.prometheusUrl,
      headers: settings.prometheusHeaders,
      timeout: settings.timeout,
      totalTimeout: settings.totalTimeout,
      answerBytes: settings.answerBytes,
      transport,
      onHealth: logHealth,
    },
    prometheusType: settings.prometheusType,
    authenticate: anyOf(...authenticators(settings)),
    tenantLabel: settings.tenantLabel,
    outOfScope: settings.outOfScope,
    origins: settings.origins,
    limits: settings,
    ...(settings.cacheBytes > 0 && {
      cache: {
        bytes: settings.cacheBytes,
        instant: settings.cacheInstant,
        fresh: settings.cacheFresh,
        overlap: settings.cacheOverlap,
        ...(shared !== undefined && { shared }),
      },
    }),
    ...(onRequest !== undefined && { onRequest }),
  });
}

function* authenticators(settings: Settings): Iterable<Authenticate> {
  if (settings.tokens.length > 0) yield staticTokens(settings.tokens);
  if (settings.jwt !== undefined) yield jwt(settings.jwt);
  if (settings.trustedHeader !== undefined) yield trustedHeader(settings.trustedHeader);
  if (settings.kubernetes !== undefined) {
    const { tokenFile, ...options } = settings.kubernetes;
    const token = async () => (await readFile(tokenFile, 'utf8')).trim();
    yield kubernetes({ ...options, token });
  }
}
