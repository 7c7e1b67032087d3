import { sections as catalog } from '@flink-metrics/sdk/internal/flink-sections';
import { html } from 'lit';
import type { FlinkMetricsPanel } from '../elements/panel/panel.ts';
import type { ChartState } from '../store/state/panel-state.ts';
import type { FakePrometheus } from './fake-prometheus.ts';
import { find, shadow, until } from './mount.ts';

/** Some of the default sections, of charts that every job has; test/browser tests all of them. */
export const few = catalog.slice(0, 2).map((section) => ({
  ...section,
  charts: section.charts.filter(({ hide }) => hide === undefined).slice(0, 2),
}));

export const orders = { namespace: 'tenant-a', job: 'orders' };

/** A panel over a fake Prometheus. Its charts are low: all of them are in reach of what is seen of the page. */
export function panel(prometheus: FakePrometheus, attributes: Partial<FlinkMetricsPanel> = {}) {
  const { namespace = '', job = '', lang = 'en', theme = 'light', refresh = 'off' } = attributes;
  const { id = '', link = '', omit = '', range = '15m', sections = few } = attributes;
  return html`
    <flink-metrics-panel
      id=${id}
      endpoint="http://prometheus.test"
      link=${link}
      omit=${omit}
      .fetch=${prometheus.fetch}
      .namespace=${namespace}
      .job=${job}
      .lang=${lang}
      .theme=${theme}
      .refresh=${refresh}
      .range=${range}
      .sections=${sections}
      .style=${'--flink-chart-height: 128px'}
    ></flink-metrics-panel>
  `;
}

export const panelIn = (host: ParentNode, selector = 'flink-metrics-panel') =>
  find<FlinkMetricsPanel>(host, selector);

export const rootIn = (host: ParentNode, selector?: string): ShadowRoot => {
  const { shadowRoot } = panelIn(host, selector);
  if (shadowRoot === null) throw new Error('the panel has no shadow root');
  return shadowRoot;
};

export const sectionsIn = (root: ParentNode) => [
  ...shadow(root, 'flink-metrics-sections').querySelectorAll('flink-metrics-section'),
];

/** The charts of the panel or provider whose sections are in the root. */
export const chartsIn = (root: ParentNode): readonly ChartState[] =>
  sectionsIn(root).flatMap(({ charts }) => charts);

export const progressIn = (root: ParentNode) =>
  root.querySelector('flink-metrics-status')?.shadowRoot?.querySelector('[role=progressbar]') ??
  null;

/** Waits until what is wrong is known, which is asked for after the charts. */
export const judged = (root: ParentNode): Promise<unknown> =>
  until('the verdict', () =>
    root.querySelector('flink-metrics-verdict')?.shadowRoot?.querySelector('.verdict'),
  );

/** Waits for data in all charts. */
export const loaded = (root: ParentNode): Promise<boolean> =>
  until('charts with data', () => {
    if (root.querySelector('flink-metrics-sections')?.shadowRoot == null) return false;
    if (progressIn(root) !== null) return false;
    const charts = chartsIn(root);
    return charts.length > 0 && charts.every(({ matrix }) => matrix !== null);
  });
