import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/tools/programs.ts';
import { chromiumFlags } from './chromium.ts';

/** A headless Chromium of its own; who starts it closes it. */
export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await findChromium(), args: [...chromiumFlags] });
