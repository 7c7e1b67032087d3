import type { StorybookConfig } from '@storybook/web-components-vite';
import { mergeConfig } from 'vite';
import { describedElements } from './described-elements.ts';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-a11y', '@storybook/addon-docs'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Stories run from the sources of all packages, as the tests do.
  viteFinal: (vite) =>
    mergeConfig(vite, {
      plugins: [describedElements()],
      resolve: { conditions: ['@flink-metrics/source', 'browser', 'module', 'import', 'default'] },
    }),
};

export default config;
