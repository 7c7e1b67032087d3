import { findPushgateway } from '../../scripts/tools/programs.ts';
import { startProcess, waitUntilReady } from './child-process.ts';
import { freePort } from './free-port.ts';

export interface RealPushgateway extends AsyncDisposable {
  /** `127.0.0.1:<port>`. */
  readonly address: string;
  readonly url: string;
  /** As Flink's reporter does: `job` and the labels after it name the group, whose metrics of the same names are replaced. */
  push(text: string, job: string, grouping?: Readonly<Record<string, string>>): Promise<void>;
}

/** Starts a real Pushgateway on a free loopback port; gone when disposed. */
export async function startPushgateway(): Promise<RealPushgateway> {
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const running = startProcess(await findPushgateway(), [
    `--web.listen-address=${address}`,
    // Debian's keeps what was pushed, for the next one to find.
    '--persistence.file=',
  ]);
  await waitUntilReady(running, `${url}/-/ready`);
  return {
    address,
    url,
    async push(text, job, grouping = {}) {
      const path = [['job', job], ...Object.entries(grouping)].flat().map(encodeURIComponent);
      const { ok, status } = await fetch(`${url}/metrics/${path.join('/')}`, {
        method: 'POST',
        body: text,
      });
      if (!ok) throw new Error(`The Pushgateway answered ${status}.`);
    },
    [Symbol.asyncDispose]: running[Symbol.asyncDispose],
  };
}
