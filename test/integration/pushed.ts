import assert from 'node:assert/strict';
import { findPushgateway } from '../../scripts/tools/programs.ts';
import { startProcess, waitUntilReady } from '../support/child-process.ts';
import { freePort } from '../support/free-port.ts';
import { toOpenMetrics } from '../support/open-metrics.ts';

type Labels = Readonly<Record<string, string>>;

interface Series {
  readonly labels: Labels;
  readonly times: readonly number[];
  readonly values: readonly number[];
}

const isFlinks = ({ labels }: Series): boolean => labels.__name__?.startsWith('flink_') === true;

/**
 * What a Prometheus would have of the same processes if they pushed as Flink's reporter does: a real Pushgateway gets
 * each series once, and what it hands on has its labels.
 */
export async function pushed(scraped: readonly Series[]): Promise<readonly Series[]> {
  const url = `http://127.0.0.1:${await freePort()}`;
  await using gateway = startProcess(await findPushgateway(), [
    `--web.listen-address=${new URL(url).host}`,
    '--persistence.file=',
  ]);
  await waitUntilReady(gateway, `${url}/-/ready`);
  const own = scraped.filter(isFlinks);
  const processes = new Map<string, Series[]>();
  for (const one of own) {
    const address = `/job/flink-${one.labels.pod}/namespace/${one.labels.namespace}`;
    processes.set(address, [...(processes.get(address) ?? []), one]);
  }
  for (const [address, series] of processes) {
    // What is pushed has only the reporter's labels; its value says which series it is.
    const body = series.map((one) => {
      const {
        namespace: _,
        pod: __,
        instance: ___,
        job: ____,
        container: _____,
        ...labels
      } = one.labels;
      return { labels, times: [0], values: [own.indexOf(one)] };
    });
    const answer = await fetch(`${url}/metrics${address}`, {
      method: 'PUT',
      body: toOpenMetrics(body).replaceAll(/ 0\.000$/gm, ''),
    });
    assert.ok(answer.ok, await answer.text());
  }
  const handedOn = await (await fetch(`${url}/metrics`)).text();
  const result: Series[] = scraped.filter((one) => !isFlinks(one));
  for (const { labels, value } of samplesIn(handedOn)) {
    const one = own[value];
    if (labels.__name__?.startsWith('flink_') && one !== undefined) result.push({ ...one, labels });
    if (labels.__name__ !== 'push_time_seconds') continue;
    // Each process went on to push.
    const times = own[0]?.times ?? [];
    result.push({ labels, times, values: times.map((time) => time / 1000) });
  }
  return result;
}

/** Samples of Prometheus's text; the Pushgateway writes an empty `instance`, which is none. */
function samplesIn(text: string): readonly { readonly labels: Labels; readonly value: number }[] {
  return [...text.matchAll(/^(\w+)\{(.*)\} (\S+)$/gm)].map(([, name = '', pairs = '', value]) => ({
    labels: Object.fromEntries([
      ['__name__', name],
      ...[...pairs.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)]
        .filter(([, , content]) => content !== '')
        .map(([, label = '', content = '']) => [label, content]),
    ]),
    value: Number(value),
  }));
}
