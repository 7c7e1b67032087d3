import { type Deployment, kubernetes, pushgateway } from '@flink-metrics/sdk/flink';
import type { ChainOptions } from './chain.ts';

export interface Run extends ChainOptions {
  readonly id: string;
  readonly title: string;
  /** How the metrics of this deployment are labelled. */
  readonly deployment: Deployment;
  /** The README's picture is of this run. */
  readonly screenshot?: true;
}

export const runs: readonly Run[] = [
  {
    id: '1.20-pushgateway',
    title: 'Flink 1.20 by Pushgateway',
    release: '1.20',
    example: '1.20/pushgateway',
    reporter: 'pushgateway',
    jobName: 'orders',
    deployment: pushgateway,
  },
  {
    id: '1.20-scrape',
    title: 'Flink 1.20 by scrape',
    release: '1.20',
    example: '1.20/scrape',
    reporter: 'scrape',
    // Flink writes it as my_job__v2_ into its labels.
    jobName: 'my-job (v2)',
    deployment: kubernetes,
  },
  {
    id: '2.3-scrape',
    title: 'Flink 2.3 by scrape',
    release: '2.3',
    example: '2.x/scrape',
    reporter: 'scrape',
    jobName: 'orders',
    deployment: kubernetes,
    screenshot: true,
  },
];
