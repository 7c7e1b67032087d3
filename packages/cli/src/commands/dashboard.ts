import { formatSections } from '@flink-metrics/sdk/flink';
import { fromGrafana, GrafanaError } from '@flink-metrics/sdk/flink/grafana';
import { Command } from 'commander';
import { type Terminal, UsageError } from '../output/terminal.ts';
import { asJson, fileText } from './options.ts';

export const dashboardCommand = (terminal: Terminal): Command =>
  new Command('dashboard')
    .description('prints a Grafana dashboard as the panel’s sections, and tells what does not come')
    .argument('<file>', 'the dashboard’s JSON')
    .addOption(asJson())
    .action(async (file: string, { json }: { readonly json?: true }) => {
      const { title, sections, left, differences } = await imported(file);
      if (json === true) {
        terminal.out(
          `${JSON.stringify({ title, sections: JSON.parse(formatSections(sections)), left, differences })}\n`,
        );
        return;
      }
      for (const { panel, reason, detail } of left)
        terminal.err(`${panel}: left out, ${reason}${detail === '' ? '' : `: ${detail}`}\n`);
      terminal.out(`${formatSections(sections).trimEnd()}\n`);
    });

async function imported(file: string) {
  const text = await fileText(file);
  try {
    return fromGrafana(text);
  } catch (error) {
    if (error instanceof GrafanaError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}
