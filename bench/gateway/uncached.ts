import type { Figure } from '../support/figure.ts';
import { median } from '../support/median.ts';
import { type Load, load, percentile } from './load.ts';
import { RANGE, SMALL } from './samples.ts';
import type { Server } from './servers.ts';

const ROUNDS = 5;
/** As in a process that has served for a while: V8 has compiled what is called often. */
const WARM_UP = { small: 3_000, range: 600 };

/** What a request costs that nothing is known of: by the gateway without its cache, by prom-label-proxy, and directly. */
export async function measureUncached(
  prometheus: Server,
  gateway: Server,
  proxy: Server | undefined,
): Promise<Figure[]> {
  const targets = { direct: prometheus, gateway, ...(proxy && { proxy }) };
  await load(WARM_UP.small, 8, () => gateway.url + SMALL, []);
  await load(WARM_UP.range, 8, () => gateway.url + RANGE, []);
  const small = await rounds(targets, prometheus, SMALL, 1_500, 8);
  const range = await rounds(targets, prometheus, RANGE, 100, 8);
  const crowd = await rounds(targets, prometheus, SMALL, 4_000, 500);
  return [
    figure(
      "Prometheus's processor for a range, gateway / direct",
      ratio(range.gateway, range.direct, ofPrometheus),
      1.15,
    ),
    ...(small.proxy === undefined || range.proxy === undefined || crowd.proxy === undefined
      ? []
      : [
          figure(
            'time of a range, gateway / prom-label-proxy',
            ratio(range.gateway, range.proxy, ({ elapsed }) => elapsed),
            0.4,
          ),
          figure(
            'own processor, small query, gateway / prom-label-proxy',
            ratio(small.gateway, small.proxy, own),
            2,
          ),
          figure(
            'own processor, range, gateway / prom-label-proxy',
            ratio(range.gateway, range.proxy, own),
            4,
          ),
          figure(
            'p99 with 500 connections, gateway / prom-label-proxy',
            ratio(crowd.gateway, crowd.proxy, (one) => percentile(one, 0.99)),
            3,
          ),
        ]),
  ];
}

type Target = 'direct' | 'gateway' | 'proxy';

/** Round by round, so that what else the machine does falls on all alike. */
async function rounds(
  targets: Readonly<Partial<Record<Target, Server>>>,
  prometheus: Server,
  path: string,
  requests: number,
  atOnce: number,
): Promise<Partial<Record<Target, Load[]>>> {
  const loads: Partial<Record<Target, Load[]>> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, server] of Object.entries(targets) as [Target, Server][]) {
      const one = await load(requests, atOnce, () => server.url + path, [prometheus, server]);
      loads[name] = [...(loads[name] ?? []), one];
    }
  }
  return loads;
}

const ofPrometheus = ({ cpu }: Load): number => cpu[0] ?? Number.NaN;
const own = ({ cpu }: Load): number => cpu[1] ?? Number.NaN;

function ratio(
  ours: readonly Load[] = [],
  theirs: readonly Load[] = [],
  of: (load: Load) => number,
): number {
  return median(ours.map(of)) / median(theirs.map(of));
}

const figure = (name: string, value: number, goal: number): Figure => ({
  bench: 'gateway',
  case: name,
  value,
  unit: 'ratio',
  goal,
});
