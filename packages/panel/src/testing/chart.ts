import { html, type TemplateResult } from 'lit';
import type { FlinkMetricsChart } from '../elements/chart/chart.ts';
import { series, start, step } from './matrix.ts';
import { find, nextFrame, shadow, until } from './mount.ts';

export const end = start + 9 * step;

export const twoSeries = [
  series({ tm_id: 'one' }, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0),
  series({ tm_id: 'two' }, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10),
];

/** A chart of two TaskManagers over ten samples; `properties` override. */
export function chart(properties: Partial<FlinkMetricsChart> = {}): TemplateResult {
  return html`
    <flink-metrics-chart
      chart-id="heap"
      heading=${properties.heading ?? 'Heap'}
      description="Used heap."
      unit=${properties.unit ?? 'bytes'}
      query="sum(heap)"
      .metrics=${properties.metrics ?? []}
      .matrix=${properties.matrix === undefined ? twoSeries : properties.matrix}
      .total=${properties.total ?? 0}
      .compared=${properties.compared ?? null}
      .compare=${properties.compare ?? ''}
      .marks=${properties.marks ?? []}
      .start=${start}
      .end=${end}
      .step=${step}
      .label=${(labels: Record<string, string>) => labels.tm_id ?? ''}
      .loading=${properties.loading ?? false}
      .stale=${properties.stale ?? false}
      .failure=${properties.failure ?? ''}
    ></flink-metrics-chart>
  `;
}

export const chartIn = (host: Element): FlinkMetricsChart =>
  find<FlinkMetricsChart>(host, 'flink-metrics-chart');
export const chartRoot = (host: Element): ShadowRoot => shadow(host, 'flink-metrics-chart');
export const legendRoot = (host: Element): ShadowRoot =>
  shadow(chartRoot(host), 'flink-metrics-legend');
export const plotOf = (host: Element): HTMLElement => find(chartRoot(host), '.plot');
export const tooltipOf = (host: Element): HTMLElement | null =>
  chartRoot(host).querySelector('.tooltip');
export const legendItems = (host: Element): readonly HTMLButtonElement[] => [
  ...legendRoot(host).querySelectorAll<HTMLButtonElement>('.item'),
];

export const drawn = (host: Element): Promise<HTMLCanvasElement> =>
  until('a canvas', () => chartRoot(host).querySelector<HTMLCanvasElement>('canvas'));

/** Whether the canvas has any pixel that is not transparent. */
export function inked(canvas: HTMLCanvasElement): boolean {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  return pixels?.some((channel) => channel !== 0) ?? false;
}

export const chartButton = (host: Element, name: RegExp): HTMLButtonElement => {
  const buttons = [...chartRoot(host).querySelectorAll('button')];
  const found = buttons.find(({ ariaLabel }) => name.test(ariaLabel ?? ''));
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
};

/** A pointer's event over the lines, `x` px from their box's edge. */
export function point(host: Element, type: string, x: number, options: PointerEventInit = {}) {
  const canvas = find(chartRoot(host), '.canvas');
  const box = canvas.getBoundingClientRect();
  canvas.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      composed: true,
      clientX: box.left + x,
      clientY: box.top + 60,
      pointerId: 1,
      isPrimary: true,
      ...options,
    }),
  );
}

/** Points at a place until its values are shown. */
export const pointedAt = (host: Element, x: number): Promise<HTMLElement> =>
  until('a tooltip', () => {
    point(host, 'pointermove', x);
    return tooltipOf(host);
  });

/** @returns what a screen reader speaks after it */
export async function press(host: Element, key: string, shiftKey = false): Promise<string> {
  const plot = plotOf(host);
  plot.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
  await nextFrame();
  return plot.getAttribute('aria-valuetext') ?? '';
}

/** The file that `work` makes the browser download, with its name. */
export async function downloadOf(work: () => void): Promise<{ name: string; file: Blob }> {
  const create = URL.createObjectURL;
  const { click } = HTMLAnchorElement.prototype;
  let file: Blob | MediaSource | undefined;
  let name = '';
  URL.createObjectURL = (content) => {
    file = content;
    return 'data:,';
  };
  HTMLAnchorElement.prototype.click = function () {
    name = this.download;
  };
  try {
    work();
    await until('a download', () => name !== '');
  } finally {
    URL.createObjectURL = create;
    HTMLAnchorElement.prototype.click = click;
  }
  if (!(file instanceof Blob)) throw new Error('no file');
  return { name, file };
}
