import type { Locale } from '@flink-metrics/sdk/flink';
import { lintRules, sayProblem } from '@flink-metrics/sdk/flink/alerts';
import { Command } from 'commander';
import { parseAllDocuments } from 'yaml';
import { exitCodes, type Terminal, UsageError } from '../output/terminal.ts';
import { asJson, fileText, locale } from './options.ts';

interface Options {
  readonly lang: Locale;
  readonly json?: true;
}

export const lintCommand = (terminal: Terminal, done: (code: number) => void): Command =>
  new Command('lint')
    .description('says what is wrong with alert and recording rules over Flink’s metrics')
    .argument('<files...>', 'rule files, as YAML or JSON')
    .addOption(locale())
    .addOption(asJson())
    .action(async (files: readonly string[], { lang, json }: Options) => {
      const found = (await Promise.all(files.map(linted))).flat();
      terminal.out(
        json === true
          ? `${JSON.stringify(found, null, 2)}\n`
          : found
              .map(
                ({ file, group, name, severity, problem }) =>
                  `${file}: ${group}/${name}: ${severity}: ${sayProblem(problem, lang)}\n`,
              )
              .join(''),
      );
      done(found.length === 0 ? exitCodes.well : exitCodes.found);
    });

async function linted(file: string) {
  const text = await fileText(file);
  const documents = parseAllDocuments(text);
  for (const { errors } of documents)
    for (const { message } of errors) throw new UsageError(`${file}: ${message}`);
  try {
    return lintRules(documents.map((document) => document.toJS())).map((one) => ({ file, ...one }));
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}
