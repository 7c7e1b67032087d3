import type { StorybookConfig } from '@storybook/web-components-vite';
import { mergeConfig } from 'vite';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // Stories run from the sources of all packages, as the tests do.
  viteFinal: (vite) =>
    mergeConfig(vite, {
      resolve: { conditions: ['@flink-metrics/source', 'browser', 'module', 'import', 'default'] },
    }),
};

export default config;
