import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { comparePictures, compressPicture } from './compare-pictures.ts';

const folder = fileURLToPath(new URL('baselines', import.meta.url));
const differences = fileURLToPath(new URL('differences', import.meta.url));

/**
 * How many pixels may differ. Between two runs none do, on another machine neither: the fonts are shipped, hinting
 * and subpixels are off. Between Chromium 150 and 156 36 did in one of 13 pictures, in the others none. A button's
 * border is 200.
 */
export const TOLERATED_PIXELS = 40;

/** A slow machine may need so long to draw everything. */
const PATIENCE_MS = 10_000;

const updating = process.env.UPDATE_BASELINES === '1';

/**
 * Compares what a page shows with the picture that is kept under a name, and asks for it anew until it is the
 * same, for a while. With UPDATE_BASELINES=1 a picture that differs is kept instead.
 * @throws {Error} how much differs, and where to see it
 */
export async function matchesBaseline(page: Page, name: string, fullPage = false): Promise<void> {
  const file = join(folder, `${name}.png`);
  const expected = await readFile(file).catch(() => undefined);
  if (updating) return update(file, expected, await page.screenshot({ fullPage }));
  if (expected === undefined) {
    throw new Error(`${name} has no picture to compare with: npm run visual -- --update ${name}`);
  }
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const actual = await page.screenshot({ fullPage });
    const difference = comparePictures(expected, actual);
    if (difference.pixels <= TOLERATED_PIXELS) return;
    if (Date.now() > deadline) {
      await mkdir(differences, { recursive: true });
      await writeFile(join(differences, `${name}.png`), actual);
      await writeFile(join(differences, `${name}.difference.png`), difference.picture);
      throw new Error(
        `${name}: ${difference.pixels} pixels differ, see ${differences}. If that is right: npm run visual -- --update ${name}`,
      );
    }
    await page.waitForTimeout(200);
  }
}

async function update(file: string, expected: Buffer | undefined, actual: Buffer): Promise<void> {
  if (expected !== undefined && comparePictures(expected, actual).pixels === 0) return;
  await mkdir(folder, { recursive: true });
  await writeFile(file, compressPicture(actual));
}

/** Names of pictures that nothing is compared with. With UPDATE_BASELINES=1 they are removed instead. */
export async function orphans(names: ReadonlySet<string>): Promise<string[]> {
  const kept = (await readdir(folder).catch(() => [])).map((file) => file.replace(/\.png$/, ''));
  const left = kept.filter((name) => !names.has(name));
  if (!updating) return left;
  await Promise.all(left.map((name) => rm(join(folder, `${name}.png`))));
  return [];
}
