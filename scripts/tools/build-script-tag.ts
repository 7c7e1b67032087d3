import { build, type Options } from 'tsup';
import configs from '../../tsup.config.ts';

/** All that a page needs which has no bundler. */
export const scriptTag = new URL(
  '../../packages/panel/dist/flink-metrics.iife.js',
  import.meta.url,
);

/** Builds it alone, as the release has it. */
export async function buildScriptTag(): Promise<void> {
  const options = (configs as Options[]).find(({ name }) => name === 'script tag');
  await build({ ...options, config: false, silent: true });
}
