import { build, type Options } from 'tsup';
import configs from '../../tsup.config.ts';

const dist = new URL('../../packages/panel/dist/', import.meta.url);

/** The script tag, and beside it what it loads when that is asked for: path on a server, and the file. */
export const scriptTagFiles: ReadonlyMap<string, URL> = new Map(
  ['flink-metrics.iife.js', 'flink-metrics.catalog.js', 'flink-metrics.sections.js'].map((name) => [
    `/${name}`,
    new URL(name, dist),
  ]),
);

/** Builds the script tag and its files alone, as the release has them. */
export async function buildScriptTag(): Promise<void> {
  const parts = (configs as Options[]).filter(({ name }) => name?.startsWith('script tag'));
  for (const part of parts) await build({ ...part, config: false, silent: true });
}
