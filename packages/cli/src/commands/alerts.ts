import { describeDeployment, kubernetes, type Locale } from '@flink-metrics/sdk/flink';
import { type AlertFormat, alertRules } from '@flink-metrics/sdk/flink/alerts';
import { sayReason } from '@flink-metrics/sdk/flink/rules';
import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import { Command, Option } from 'commander';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { address, asJson, header, locale, positive, required } from './options.ts';

interface Options {
  readonly namespace: string;
  readonly job?: string;
  readonly prometheus?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly format: AlertFormat['type'];
  readonly datasource?: string;
  readonly interval: number;
  readonly link?: string;
  readonly lang: Locale;
  readonly json?: true;
}

const formats: readonly AlertFormat['type'][] = [
  'prometheus',
  'prometheusrule',
  'vmrule',
  'mimir',
  'thanos',
  'grafana',
];

export const alertsCommand = (terminal: Terminal): Command =>
  new Command('alerts')
    .description('prints the rules that the panel judges by as alerts')
    .requiredOption('--namespace <namespace>', 'whose jobs')
    .option('--job <name>', 'only this one')
    .option('--prometheus <url>', 'reads there how the metrics stand', address)
    .option('--header <header>', 'of requests to it; may be repeated', header)
    .addOption(
      new Option('--format <format>', 'of the file').choices(formats).default('prometheus'),
    )
    .option('--datasource <uid>', 'of Grafana, for its format')
    .option('--interval <seconds>', 'between two samples', positive, 15)
    .option('--link <url>', 'a page about the alert, with {namespace}, {job} and {rule}')
    .addOption(locale())
    .addOption(asJson())
    .action(async (options: Options) => {
      const { namespace, job, interval, link, lang } = options;
      const deployment = await deploymentOf(options);
      const { text, data, leftOut, unheard } = alertRules({
        scope: { deployment, namespace, ...(job !== undefined && { jobName: job }) },
        format: formatOf(options),
        interval: interval * 1000,
        link,
        locale: lang,
      });
      for (const { rule, reasons } of unheard) {
        const why = reasons.map((reason) => sayReason(reason, lang)).join(' ');
        terminal.err(`${rule}: ${why}\n`);
      }
      terminal.out(options.json === true ? `${JSON.stringify({ data, leftOut })}\n` : text);
    });

async function deploymentOf({ prometheus, header: headers = {}, namespace, job }: Options) {
  if (prometheus === undefined) return kubernetes;
  const client = createPrometheusClient({ baseUrl: prometheus, headers });
  const found = await describeDeployment(client, namespace, { jobName: job });
  if (found === null)
    throw new UsageError(
      `Nothing of Flink reports from “${namespace}”: flink-metrics doctor says why.`,
    );
  return found;
}

const formatOf = ({ format, datasource }: Options): AlertFormat =>
  format === 'grafana'
    ? { type: format, datasource: required(datasource, '--datasource') }
    : { type: format };
