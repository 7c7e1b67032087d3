import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    vue({
      template: {
        // Vue leaves these tags to the browser instead of looking for a Vue component.
        compilerOptions: { isCustomElement: (tag) => tag.startsWith('flink-') },
      },
    }),
  ],
  server: {
    // The panel talks to its own origin; the gateway stands behind it.
    proxy: { '/api': process.env.GATEWAY_URL ?? 'http://127.0.0.1:9099' },
  },
});
