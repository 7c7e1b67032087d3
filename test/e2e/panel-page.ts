import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { Browser, Locator, Page } from 'playwright-core';

/** What one row of the table of latest values shows, and what it was asked with. */
export interface ShownValue {
  readonly query: string;
  readonly labels: Labels;
  /** Unix ms. */
  readonly time: number;
  readonly value: number;
}

/** The panel in a real browser's page, used as a person does. */
export interface PanelPage {
  readonly page: Page;
  /** Whatever went wrong in the page so far: errors, refused requests, violations of its policy. */
  readonly complaints: readonly string[];
  /** What the namespace field offers when it is clicked. */
  suggestedNamespaces(): Promise<readonly string[]>;
  /** Types both names and presses Query. */
  query(namespace: string, job: string): Promise<void>;
  /** Opens every section that is closed, and waits for its charts. */
  openSections(): Promise<void>;
  /** Ids of the charts that show a line to the eye, in the section at this place. */
  drawn(section: number): Promise<readonly string[]>;
  /** The host chooses another time range, as the attribute has it. */
  showRange(range: string): Promise<void>;
  table(): Promise<readonly ShownValue[]>;
}

/** The panel's elements, as far as they are read here. */
interface ChartElement extends HTMLElement {
  readonly chartId: string;
}
interface TableElement extends HTMLElement {
  readonly rows: readonly ShownValue[];
}

export async function openPanel(browser: Browser, url: string): Promise<PanelPage> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(url);

  const settled = async (): Promise<void> => {
    await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: 60_000 });
  };

  return {
    page,
    complaints,

    async suggestedNamespaces() {
      await page.getByRole('combobox', { name: 'Namespace' }).click();
      const options = page.locator('flink-metrics-combobox').first().getByRole('option', {
        disabled: false,
      });
      await options.first().waitFor();
      return options.allInnerTexts();
    },

    async query(namespace, job) {
      await page.getByRole('combobox', { name: 'Namespace' }).fill(namespace);
      await page.getByRole('combobox', { name: 'Job' }).fill(job);
      await page.getByRole('button', { name: 'Query' }).click();
      await settled();
    },

    async openSections() {
      const closed = page.locator('flink-metrics-section').getByRole('button', { expanded: false });
      while ((await closed.count()) > 0) await closed.first().click();
      await settled();
    },

    async drawn(section) {
      const element = page.locator('flink-metrics-section').nth(section);
      const ids: string[] = [];
      for (const chart of await element.locator('flink-metrics-chart').all()) {
        await chart.scrollIntoViewIfNeeded();
        if (await hasLine(chart))
          ids.push(await chart.evaluate((element: ChartElement) => element.chartId));
      }
      return ids;
    },

    async showRange(range) {
      await page.locator('flink-metrics-panel').evaluate((panel, value) => {
        panel.setAttribute('range', value);
      }, range);
      await settled();
    },

    table: () =>
      page.locator('flink-metrics-table').evaluate((table: TableElement) => {
        const { rows } = table;
        const shown = [...(table.shadowRoot?.querySelectorAll('tbody tr') ?? [])];
        return shown.map((row, index) => ({
          query: rows[index]?.query ?? '',
          labels: rows[index]?.labels ?? {},
          time: Date.parse(row.querySelector('time')?.dateTime ?? ''),
          value: Number(row.querySelector('data')?.value),
        }));
      }),
  };
}

/** Lines have colours; axes and texts are grey. */
const hasLine = (chart: Locator): Promise<boolean> =>
  chart.evaluate((element) => {
    const canvas = element.shadowRoot?.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return false;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let coloured = 0;
    for (let i = 0; i < data.length; i += 4) {
      const red = data[i] ?? 0;
      const green = data[i + 1] ?? 0;
      const blue = data[i + 2] ?? 0;
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 48) coloured++;
    }
    return coloured > 20;
  });
