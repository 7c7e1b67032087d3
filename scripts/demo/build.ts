import { build, type Options } from 'tsup';
import configs from '../../tsup.config.ts';

/** Builds the script tag's bundle: all else runs from its sources. */
export async function buildScriptTag(): Promise<void> {
  const config = (configs as Options[]).find(({ name }) => name === 'script tag');
  if (config === undefined) throw new Error('tsup.config.ts has no part called "script tag".');
  await build({ ...config, config: false, silent: true });
}
