import type { Page } from 'playwright-core';

/** Until no legend has but its latest values any more: a value that takes the place of all columns is alone for now. */
export const filledLegends = (page: Page): Promise<void> =>
  page
    .locator('flink-metrics-legend td[colspan]:not([colspan="1"])')
    .first()
    .waitFor({ state: 'detached' });
