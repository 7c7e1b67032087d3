import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

const fromTheSecondFile = fileURLToPath(
  new URL('../../packages/panel/src/later/script-tag.ts', import.meta.url),
);

/** Takes what is loaded later from the file beside the script tag: there would be no chunks to load it from. */
export const secondFile: Plugin = {
  name: 'second file',
  setup({ onResolve }) {
    onResolve({ filter: /\/later\/load\.ts$/ }, () => ({ path: fromTheSecondFile }));
  },
};
