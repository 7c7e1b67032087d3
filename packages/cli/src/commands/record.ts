import { printPrometheusRule, printRuleFile, recordingRules } from '@flink-metrics/sdk/flink';
import { Command, Option } from 'commander';
import type { Terminal } from '../output/terminal.ts';
import { positive } from './options.ts';

interface Options {
  readonly format: 'prometheus' | 'prometheusrule';
  readonly interval: number;
}

export const recordCommand = (terminal: Terminal): Command =>
  new Command('record')
    .description('prints recording rules: charts of a large estate then read one series a task')
    .addOption(
      new Option('--format <format>', 'of the file')
        .choices(['prometheus', 'prometheusrule'])
        .default('prometheus'),
    )
    .option('--interval <seconds>', 'between two samples', positive, 15)
    .action(({ format, interval }: Options) => {
      const rules = recordingRules({ interval: interval * 1000 });
      terminal.out(format === 'prometheus' ? printRuleFile(rules) : printPrometheusRule(rules));
    });
