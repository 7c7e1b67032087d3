import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/tools/programs.ts';
import { chromiumFlags } from '../../test/support/chromium.ts';
import type { Figure } from '../support/figure.ts';

/** Runs {@link measureDecoding} in a page. */
export async function measureInChromium(): Promise<Figure[]> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { measureDecoding } from './measure.ts';`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bench',
    conditions: ['@flink-metrics/source'],
    logLevel: 'error',
  });
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumFlags],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
    return await page.evaluate<Figure[]>(`bench.measureDecoding('Chromium')`);
  } finally {
    await browser.close();
  }
}
