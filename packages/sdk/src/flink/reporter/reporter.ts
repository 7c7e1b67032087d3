import { flinkConf, flinkConfFile } from './flink-conf.ts';
import type { Reporter } from './options.ts';
import { scrapeConfig } from './scrape-config.ts';

export interface ReporterConfig {
  readonly flink: { readonly file: 'config.yaml' | 'flink-conf.yaml'; readonly text: string };
  /** The `scrape_configs` of prometheus.yml. */
  readonly prometheus: { readonly file: 'prometheus.yml'; readonly text: string };
}

/**
 * What to write into Flink's and Prometheus's configuration so that the panel finds a job: each version of Flink wants
 * other keys.
 * @throws {RangeError} for what that version cannot do.
 * @example flinkReporterConfig({ reporter: 'scrape', version: '2.1' }).flink.text
 */
export function flinkReporterConfig(reporter: Reporter): ReporterConfig {
  return {
    flink: { file: flinkConfFile(reporter.version), text: flinkConf(reporter) },
    prometheus: { file: 'prometheus.yml', text: scrapeConfig(reporter) },
  };
}
