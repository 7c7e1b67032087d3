import type { Browser, Page } from 'playwright-core';

/** What one row of the table of latest values shows. */
export interface ShownValue {
  /** PromQL that selects the series. */
  readonly series: string;
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
  /** What is said of the job above its charts. */
  status(): Promise<string>;
  /** The jobs of its name that can be chosen, where there are several. */
  runs(): Promise<readonly string[]>;
  /** Chooses the one of them whose text has this in it. */
  chooseRun(text: string): Promise<void>;
  /** Opens every section that is closed, and waits for its charts. */
  openSections(): Promise<void>;
  /** Ids of the charts that show a line to the eye, in the section at this place. */
  drawn(section: number): Promise<readonly string[]>;
  /** The host chooses another time range, as the attribute has it. */
  showRange(range: string): Promise<void>;
  /** Opens the table of latest values, and reads all its rows. */
  table(): Promise<readonly ShownValue[]>;
}

/** The panel's elements, as far as they are read here. */
interface ChartElement extends HTMLElement {
  readonly chartId: string;
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
    // The bar that goes along has one too, for the eye alone.
    const status = page.locator('flink-metrics-status:not([inert])');
    await status.getByRole('progressbar').waitFor({ state: 'detached', timeout: 60_000 });
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

    async status() {
      const text = await page
        .locator('flink-metrics-status:not([inert])')
        .evaluate(({ shadowRoot }) => shadowRoot?.textContent);
      return text?.replace(/\s+/g, ' ') ?? '';
    },

    runs: () => page.locator('flink-metrics-status:not([inert]) select option').allInnerTexts(),

    async chooseRun(text) {
      const select = page.locator('flink-metrics-status:not([inert]) select');
      const texts = await select.locator('option').allInnerTexts();
      await select.selectOption({ index: texts.findIndex((one) => one.includes(text)) });
      await settled();
    },

    async openSections() {
      const closed = page.locator('flink-metrics-section [part="heading"][aria-expanded="false"]');
      while ((await closed.count()) > 0) await closed.first().click();
      await settled();
    },

    drawn: (section) =>
      page.locator('flink-metrics-section').nth(section).evaluate(chartsWithLines),

    async showRange(range) {
      await page.locator('flink-metrics-panel').evaluate((panel, value) => {
        panel.setAttribute('range', value);
      }, range);
      await settled();
    },

    async table() {
      const table = page.locator('flink-metrics-table');
      await table.getByRole('button', { expanded: false }).click();
      await table.locator('tbody tr').first().waitFor();
      return table.evaluate(rowsOfTable);
    },
  };
}

/** Runs in the page, so all it needs is in it. Charts draw when they come into view. */
async function chartsWithLines(section: HTMLElement): Promise<readonly string[]> {
  // Lines have colours; axes, texts and the grid are grey, if not quite.
  const isColoured = ([red = 0, green = 0, blue = 0, alpha = 0]: Uint8ClampedArray): boolean => {
    const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
    // The faintest state is there by 12 %, and what is hardly there has a rounded colour.
    return alpha > 96 ? spread > 32 : alpha > 24 && spread > 48;
  };
  const hasLine = (canvas: HTMLCanvasElement): boolean => {
    if (canvas.width === 0 || canvas.height === 0) return false;
    // A copy that is made for reading: Chromium warns of reading the chart's own again and again.
    const copy = document.createElement('canvas');
    copy.width = canvas.width;
    copy.height = canvas.height;
    const context = copy.getContext('2d', { willReadFrequently: true });
    if (context === null) return false;
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, copy.width, copy.height);
    let coloured = 0;
    for (let i = 0; i < data.length; i += 4) if (isColoured(data.subarray(i, i + 4))) coloured++;
    return coloured > 20;
  };
  const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

  const ids: string[] = [];
  const charts = section.shadowRoot?.querySelectorAll<ChartElement>('flink-metrics-chart') ?? [];
  for (const chart of charts) {
    chart.scrollIntoView({ block: 'center' });
    // The observer tells the chart in the one frame, and it has drawn in the next.
    for (let n = 0; n < 4; n++) await frame();
    const canvas = chart.shadowRoot?.querySelector('canvas');
    if (canvas && hasLine(canvas)) ids.push(chart.chartId);
  }
  return ids;
}

/** Runs in the page, so all it needs is in it. Only the rows in sight are in the document: it scrolls to the others. */
async function rowsOfTable({ shadowRoot }: Element): Promise<readonly ShownValue[]> {
  const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
  const box = shadowRoot?.querySelector('.scroll');
  const table = box?.querySelector('table');
  if (!box || !table) throw new Error('the table of latest values has no rows');

  const shown = new Map<string | null, ShownValue>();
  for (let top = 0; top < box.scrollHeight; top += box.clientHeight / 2) {
    box.scrollTop = top;
    for (let n = 0; n < 3; n++) await frame();
    const time = Date.parse(shadowRoot?.querySelector('time')?.dateTime ?? '');
    for (const row of table.querySelectorAll<HTMLElement>('tbody tr')) {
      const value = Number(row.querySelector('data')?.value);
      const series = row.dataset.series ?? '';
      shown.set(row.getAttribute('aria-rowindex'), { series, time, value });
    }
  }
  const rows = Number(table.getAttribute('aria-rowcount')) - 1;
  if (shown.size !== rows) throw new Error(`${shown.size} of ${rows} rows were seen`);
  return [...shown.values()];
}
