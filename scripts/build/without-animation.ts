import type { Plugin } from 'esbuild';

const namespace = 'without-animation';

/**
 * Leaves out what ECharts' renderer animates with: easings, clips and the mixing of colours. Every shape can be animated
 * there, so that a bundler keeps it all, and the panel animates none.
 */
export const withoutAnimation: Plugin = {
  name: 'without animation',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/animation\/Animator\.js$/ }, ({ importer }) =>
      /[\\/]zrender[\\/]lib[\\/]Element\.js$/.test(importer)
        ? { path: 'Animator', namespace, sideEffects: false }
        : undefined,
    );
    onLoad({ filter: /^Animator$/, namespace }, () => ({
      contents: `
        export default class {
          constructor() {
            throw new Error('This build of the panel has no animation.');
          }
        }
        export const cloneValue = (value) => value;
      `,
    }));
  },
};
