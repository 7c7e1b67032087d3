import { build, type Options } from 'tsup';
import configs from '../../tsup.config.ts';

const built = (file: string) => new URL(`../../packages/panel/dist/${file}`, import.meta.url);

/** All that a page needs which has no bundler. */
export const scriptTag = built('flink-metrics.iife.js');

/** What it loads from beside itself, when somebody asks what metrics mean, adds a chart or imports a dashboard. */
export const secondFile = built('flink-metrics.more.js');

let building: Promise<void> | undefined;

/** Builds both alone, as the release has them; once in a process. */
export function buildScriptTag(): Promise<void> {
  building ??= buildBoth();
  return building;
}

async function buildBoth(): Promise<void> {
  const ours = (configs as Options[]).filter(({ name }) =>
    ['script tag', 'second file'].includes(name ?? ''),
  );
  for (const options of ours) await build({ ...options, config: false, silent: true });
}
