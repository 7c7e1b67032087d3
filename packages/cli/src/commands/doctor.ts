import type { Locale } from '@flink-metrics/sdk/flink';
import { Command } from 'commander';
import { type DoctorOptions, examine, type Step } from '../doctor/doctor.ts';
import { sayReport } from '../output/say-report.ts';
import { exitCodes, type Terminal, UsageError } from '../output/terminal.ts';
import { address, asJson, header, locale, positive } from './options.ts';

interface Options
  extends Pick<
    DoctorOptions,
    'prometheus' | 'gateway' | 'token' | 'origin' | 'namespace' | 'job' | 'maxSeries'
  > {
  readonly header?: Readonly<Record<string, string>>;
  readonly json?: true;
  readonly lang: Locale;
}

const steps: Readonly<Record<Step, string>> = {
  prometheus: 'Asking Prometheus',
  flink: 'Looking for Flink',
  namespace: 'Reading how its metrics stand',
  gateway: 'Asking the gateway',
};

export const doctorCommand = (terminal: Terminal, done: (code: number) => void): Command =>
  new Command('doctor')
    .description(
      'finds why a panel is empty or wrong: walks from Prometheus to the job and the gateway',
    )
    .option('--prometheus <url>', 'base address of Prometheus, before /api/v1/', address)
    .option('--header <header>', 'of requests to Prometheus; may be repeated', header)
    .option(
      '--gateway <url>',
      'base address of the gateway; alone, all is asked through it',
      address,
    )
    .option('--token <token>', 'of a tenant, for the gateway')
    .option('--origin <origin>', 'whose pages ask the gateway', address)
    .option('--namespace <namespace>', 'only this one')
    .option('--job <name>', 'only this one')
    .option('--max-series <count>', 'of a namespace; more are a finding', positive, 50_000)
    .addOption(locale())
    .addOption(asJson())
    .action(async ({ header: headers = {}, json, lang, ...options }: Options) => {
      if (options.prometheus === undefined && options.gateway === undefined)
        throw new UsageError('--prometheus or --gateway is needed.');
      const onStep = (step: Step) => {
        if (terminal.progress) terminal.err(`▸ ${steps[step]}\n`);
      };
      const report = await examine({ ...options, headers, onStep });
      terminal.out(
        json === true
          ? `${JSON.stringify(report, null, 2)}\n`
          : sayReport(report, lang, terminal.colours),
      );
      done(report.findings.length === 0 ? exitCodes.well : exitCodes.found);
    });
