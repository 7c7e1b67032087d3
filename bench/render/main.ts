import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/tools/programs.ts';
import { chromiumFlags } from '../../test/support/chromium.ts';
import { report } from '../support/figure.ts';
import { measureFirstPaint } from './first-paint.ts';
import { measureHeap } from './heap.ts';
import { measureLiveRefresh } from './live-refresh.ts';

const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: [...chromiumFlags],
});
try {
  report([
    ...(await measureFirstPaint(browser)),
    ...(await measureLiveRefresh(browser)),
    ...(await measureHeap(browser)),
  ]);
} finally {
  await browser.close();
}
