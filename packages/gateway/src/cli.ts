#!/usr/bin/env node
import { anyOf } from './auth/any-of.ts';
import { jwt } from './auth/jwt.ts';
import { staticTokens } from './auth/static-tokens.ts';
import { logProblem } from './cli/log.ts';
import { serve } from './cli/serve.ts';
import type { Settings } from './cli/settings.ts';
import { readSettings, usage } from './cli/sources.ts';
import { createGateway, type Gateway } from './gateway.ts';
import type { Authenticate } from './tenant.ts';

const SHUTDOWN_GRACE_MS = 10_000;

main().catch((error: unknown) => {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n');
  process.stderr.write(lines.map((line) => `flink-metrics-gateway: ${line}\n`).join(''));
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings === 'help') process.stdout.write(usage);
  else await run(settings);
}

async function run(settings: Settings): Promise<void> {
  const server = await serve(gatewayOf(settings), settings.host, settings.port);
  process.stdout.write(`flink-metrics-gateway: ${server.url} guards ${settings.prometheusUrl}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.stdout.write(`flink-metrics-gateway: ${signal}, finishing requests\n`);
      // A second signal finds no listener and ends the process at once.
      server.stop(SHUTDOWN_GRACE_MS).then(() => process.exit(0));
    });
  }
}

function gatewayOf(settings: Settings): Gateway {
  return createGateway({
    prometheus: {
      url: settings.prometheusUrl,
      headers: settings.prometheusHeaders,
      timeout: settings.timeout,
    },
    authenticate: anyOf(...authenticators(settings)),
    tenantLabel: settings.tenantLabel,
    origins: settings.origins,
    limits: { queryLength: settings.queryLength, points: settings.points },
    onProblem: logProblem,
  });
}

function* authenticators({ tokens, jwt: jwtSettings }: Settings): Iterable<Authenticate> {
  if (tokens.length > 0) yield staticTokens(tokens);
  if (jwtSettings !== undefined) yield jwt(jwtSettings);
}
