import { build, type Options } from 'tsup';
import configs from '../../tsup.config.ts';

/** Builds the script tag's bundle alone, as the release has it, and says where it is. */
export async function buildScriptTag(): Promise<URL> {
  const config = (configs as Options[]).find(({ name }) => name === 'script tag');
  if (config === undefined) throw new Error('tsup.config.ts has no part called "script tag".');
  await build({ ...config, config: false, silent: true });
  return new URL('../../packages/panel/dist/flink-metrics.iife.js', import.meta.url);
}
