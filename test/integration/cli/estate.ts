import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import {
  createSimulator,
  defaultJobs,
  type JobSpec,
  type Simulator,
} from '@flink-metrics/simulator';
import { type Listening, listening } from '../../support/listening.ts';

/** Each chain is a namespace of its own, so that one Prometheus serves them all. */
export function simulated(namespaces: readonly string[]): Simulator {
  return createSimulator({
    // Names and addresses are drawn by when it was deployed: the same in every run, and none twice.
    scenario: { deployedAt: [Date.UTC(2024, 0, 1)], incidents: [] },
    jobs: namespaces.map(jobOf),
  });
}

export function jobOf(namespace: string): JobSpec {
  const [orders] = defaultJobs;
  if (orders === undefined) throw new Error('The simulator has no job.');
  const tasks = orders.tasks.map((task) => ({ ...task, parallelism: 2 }));
  return { ...orders, namespace, cluster: namespace, slotsPerTaskManager: 1, tasks };
}

interface Process {
  readonly labels: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What each process says of itself, now. */
export async function processes(simulator: Simulator): Promise<readonly Process[]> {
  const answer = await simulator.fetch(new Request('http://simulator/targets'));
  const targets = (await answer.json()) as { labels: Record<string, string> }[];
  return Promise.all(
    targets
      .filter(({ labels }) => labels.job === 'flink-pods')
      .map(async ({ labels }) => {
        const address = new URL('http://simulator/metrics');
        address.searchParams.set('instance', labels.__param_instance ?? '');
        return { labels, text: await (await simulator.fetch(new Request(address))).text() };
      }),
  );
}

/** Says the same whenever it is scraped: dozens of targets a second are no work, and their numbers matter to nobody. */
export function serve(all: readonly Process[]): Promise<Listening> {
  const texts = new Map(all.map(({ labels, text }) => [labels.__param_instance, text]));
  assert.equal(texts.size, all.length);
  return listening(
    createServer(({ url = '/', headers }, response) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost');
      if (pathname === '/targets') {
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify(all.map(({ labels }) => ({ targets: [headers.host], labels }))),
        );
        return;
      }
      const text = texts.get(searchParams.get('instance') ?? '');
      response.statusCode = pathname === '/metrics' && text !== undefined ? 200 : 404;
      response.end(text ?? 'not found');
    }),
  );
}

export interface Scraped {
  readonly namespace: string;
  /** Of its targets, as YAML at the indentation of a list of two spaces. */
  readonly relabel?: string;
  readonly metricRelabel?: string;
  /** More keys of the scrape job. */
  readonly more?: string;
}

/** A scrape job for the processes of one namespace, and what is wrong with it. */
export const scrapeJob = (
  address: string,
  { namespace, relabel = '', metricRelabel = '', more = '' }: Scraped,
  name = namespace,
): string => `
  - job_name: ${name}
    http_sd_configs: [{ url: 'http://${address}/targets', refresh_interval: 1s }]
    ${more}
    relabel_configs:
      - { source_labels: [namespace, job], regex: '${namespace};flink-pods', action: keep }
      ${relabel}
    metric_relabel_configs: [${metricRelabel}]
`;

export const prometheusConfig = (jobs: readonly string[]): string =>
  `global: { scrape_interval: 2s }\nscrape_configs:\n${jobs.join('\n')}`;
