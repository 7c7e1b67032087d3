import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { alertsCommand } from './commands/alerts.ts';
import { dashboardCommand } from './commands/dashboard.ts';
import { doctorCommand } from './commands/doctor.ts';
import { lintCommand } from './commands/lint.ts';
import { recordCommand } from './commands/record.ts';
import { reporterCommand, scrapeCommand } from './commands/reporter.ts';
import { simulateCommand } from './commands/simulate.ts';
import { exitCodes, type Terminal, UsageError } from './output/terminal.ts';

/**
 * Runs a command line, without the program's own name.
 * @returns the exit code: 0 nothing is wrong, 1 something is, 2 the command could not do its work.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = exitCodes.well;
  const done = (result: number) => {
    code = result;
  };
  const program = new Command('flink-metrics')
    .description('Why a panel is empty, and what Flink, Prometheus and Grafana have to be told.')
    .version(version())
    .showHelpAfterError('Try flink-metrics --help.')
    .addHelpText(
      'after',
      '\nExit codes: 0 all is well, 1 something was found, 2 it could not be done.',
    );
  for (const command of [
    doctorCommand(terminal, done),
    reporterCommand(terminal),
    scrapeCommand(terminal),
    recordCommand(terminal),
    alertsCommand(terminal),
    lintCommand(terminal, done),
    dashboardCommand(terminal),
    simulateCommand(terminal),
  ])
    program.addCommand(command);
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // It has been written already.
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.well : exitCodes.unable;
    terminal.err(`flink-metrics: ${messageOf(error)}\n`);
    return exitCodes.unable;
  }
}

/** What users did wrong, in a line; what we did, with its place. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOurs =
    !(error instanceof UsageError || error instanceof RangeError) &&
    !('isPrometheusError' in error);
  return isOurs ? (error.stack ?? error.message) : error.message;
}

function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
