import { flinkReporterConfig, type Reporter, type ReporterConfig } from '@flink-metrics/sdk/flink';
import { Command, Option } from 'commander';
import type { Terminal } from '../output/terminal.ts';
import { address, asJson, positive, required } from './options.ts';

interface Options {
  readonly flink: string;
  readonly reporter: Reporter['reporter'];
  readonly port?: string;
  readonly target?: readonly string[];
  readonly url?: string;
  readonly jobName?: string;
  readonly namespace?: string;
  readonly interval?: number;
  readonly json?: true;
}

/** Both print one configuration: Flink's half, and Prometheus's. */
const printing = (
  terminal: Terminal,
  name: string,
  half: keyof ReporterConfig,
  description: string,
): Command =>
  new Command(name)
    .description(description)
    .option('--flink <version>', 'of Flink, such as 1.20', '2.1')
    .addOption(
      new Option('--reporter <kind>', 'how metrics leave Flink')
        .choices(['scrape', 'pushgateway'])
        .default('scrape'),
    )
    .option('--port <port>', 'of the scraped reporter, or a range')
    .option('--target <address...>', 'host:port of each process; else pods of Kubernetes')
    .option('--url <url>', 'of the Pushgateway', address)
    .option('--job-name <name>', 'start of the label job of what is pushed')
    .option('--namespace <namespace>', 'the tenant of what is pushed')
    .option('--interval <seconds>', 'between pushes', positive)
    .addOption(asJson())
    .action((options: Options) => {
      const config = flinkReporterConfig(reporterOf(options))[half];
      terminal.out(options.json === true ? `${JSON.stringify(config)}\n` : config.text);
    });

export const reporterCommand = (terminal: Terminal): Command =>
  printing(terminal, 'reporter', 'flink', 'prints the lines for Flink’s own configuration');

export const scrapeCommand = (terminal: Terminal): Command =>
  printing(terminal, 'scrape', 'prometheus', 'prints the scrape_configs for prometheus.yml');

function reporterOf({ flink: version, reporter, ...given }: Options): Reporter {
  const { port, target, url, jobName, namespace, interval } = given;
  if (reporter === 'scrape')
    return {
      reporter,
      version,
      ...(port !== undefined && { port }),
      ...(target !== undefined && { targets: target.map((one) => ({ address: one })) }),
    };
  return {
    reporter,
    version,
    url: required(url, '--url'),
    jobName: required(jobName, '--job-name'),
    namespace: required(namespace, '--namespace'),
    ...(interval !== undefined && { intervalSeconds: interval }),
  };
}
