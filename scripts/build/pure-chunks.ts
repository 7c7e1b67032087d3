import type { Options } from 'tsup';

/** An import of a file of ours for its side effects alone. */
const bareImport = /^import "\.{1,2}\/[^"]+";$/gm;

/**
 * Leaves out imports of chunks that nothing is taken from. esbuild writes them to keep the order in which modules run,
 * but ours do nothing when they are imported (`sideEffects` of the packages), and a bundler that is told both warns of
 * each: "Ignoring this import".
 */
export const pureChunks: NonNullable<Options['plugins']>[number] = {
  name: 'pure chunks',
  // The lines stay, as source maps count them.
  renderChunk: (code) => ({ code: code.replace(bareImport, '') }),
};
