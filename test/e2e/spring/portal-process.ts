import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findJava } from '../../../scripts/tools/programs.ts';
import { startProcess, waitUntilReady } from '../../support/child-process.ts';

const jar = fileURLToPath(
  new URL('../../../examples/spring-portal/target/spring-portal-1.0.0.jar', import.meta.url),
);
/** On two busy cores. */
const START_TIMEOUT_MS = 600_000;
/** The compiler for long runs costs more than it saves in a short one. */
const QUICK_START = ['-XX:TieredStopAtLevel=1'];

export interface RunningPortal extends AsyncDisposable {
  readonly url: string;
  /** Asks as a signed-in user. */
  ask(user: string, path: string, init?: RequestInit): Promise<Response>;
  output(): string;
}

/** What a portal signs with, as `openssl genpkey -algorithm RSA` writes it. */
export async function newSigningKey(folder: string): Promise<string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const file = join(folder, `${crypto.randomUUID()}.pem`);
  await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return file;
}

/** The example as Maven packed it. @throws {Error} with its output where it does not start */
export async function startPortal(
  port: number,
  gatewayUrl: string,
  signingKey: string,
): Promise<RunningPortal> {
  const url = `http://127.0.0.1:${port}`;
  const settings = [
    `--server.port=${port}`,
    `--portal.gateway-url=${gatewayUrl}`,
    `--portal.signing-key=file:${signingKey}`,
  ];
  const running = startProcess(await findJava(), [...QUICK_START, '-jar', jar, ...settings]);
  await waitUntilReady(running, `${url}/portal/jwks.json`, START_TIMEOUT_MS);
  return {
    url,
    ask: (user, path, init = {}) =>
      fetch(url + path, {
        redirect: 'manual',
        ...init,
        headers: {
          ...init.headers,
          authorization: `Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`,
        },
      }),
    output: () => running.output(),
    [Symbol.asyncDispose]: () => running.stop(),
  };
}
