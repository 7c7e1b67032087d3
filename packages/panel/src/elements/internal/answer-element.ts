import type { Unit } from '@flink-metrics/sdk/internal/flink-core';
import type { Matrix } from '@flink-metrics/sdk/prometheus';
import type { PropertyDeclarations } from 'lit';
import { observeView } from '../../dom/observe.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import { printTimeRange } from '../../range/time-range.ts';
import type { ChartFinding } from '../../store/state/findings.ts';
import type { PanelView } from '../../store/state/panel-state.ts';

/** What charts and tiles have in common: they show what a range query answered, and tell when they are seen. */
export class AnswerElement extends FlinkElement {
  static override readonly properties: PropertyDeclarations = {
    chartId: { attribute: 'chart-id' },
    heading: {},
    headingLang: { attribute: 'heading-lang' },
    description: {},
    descriptionLang: { attribute: 'description-lang' },
    note: {},
    query: {},
    metrics: { attribute: false },
    unit: {},
    matrix: { attribute: false },
    compared: { attribute: false },
    compare: {},
    start: { type: Number },
    end: { type: Number },
    step: { type: Number },
    loading: { type: Boolean },
    stale: { type: Boolean },
    silent: { type: Boolean },
    failure: {},
    findings: { attribute: false },
  };

  /** @internal The page's address that leads here, at the time that is shown; the page's own where it keeps no view. */
  get address(): string {
    const { start, end, chartId, panel } = this;
    const range = printTimeRange({ kind: 'fixed', start, end });
    return panel?.linkTo(range, chartId) ?? location.href;
  }

  /** Names the chart in events and files. */
  declare chartId: string;
  /** Says what is shown, in the user's language. */
  declare heading: string;
  /** Its language, where it is not that of the words around it; else empty. */
  declare headingLang: string;
  /** What the values mean. */
  declare description: string;
  /** Its language, likewise. */
  declare descriptionLang: string;
  /** What the reader must know to read it right; empty for none. */
  declare note: string;
  /** PromQL, shown to those who ask. */
  declare query: string;
  /** Names of the metrics in `query`. */
  declare metrics: readonly string[];
  /** What the values are told in. */
  declare unit: Unit;
  /** What was answered; null while nothing was yet. */
  declare matrix: Matrix | null;
  /** The series at the time compared with, moved to the time shown. */
  declare compared: Matrix | null;
  /** Which time that is. */
  declare compare: PanelView['compare'];
  /** Where what is shown begins, Unix ms; 0 for the extent of the data. */
  declare start: number;
  /** Where it ends, Unix ms; 0 for the extent of the data. */
  declare end: number;
  /** Between the samples of the range query, ms. */
  declare step: number;
  /** An answer is under way. */
  declare loading: boolean;
  /** What is shown is older than what was asked for last. */
  declare stale: boolean;
  /** Who is measured tells nothing any more: the newest values are not of now. */
  declare silent: boolean;
  /** Why the last query failed; empty if it did not. */
  declare failure: string;
  /** What is wrong with the job and seen here, the worst first. */
  declare findings: readonly ChartFinding[];

  #stopView: (() => void) | undefined;

  constructor() {
    super();
    this.chartId = '';
    this.heading = '';
    this.headingLang = '';
    this.description = '';
    this.descriptionLang = '';
    this.note = '';
    this.query = '';
    this.metrics = [];
    this.unit = 'none';
    this.matrix = null;
    this.compared = null;
    this.compare = '';
    this.start = 0;
    this.end = 0;
    this.step = 15_000;
    this.loading = false;
    this.stale = false;
    this.silent = false;
    this.failure = '';
    this.findings = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopView = observeView(this, (near) =>
      this.emit('flink-chart-view', { chart: this.chartId, near }),
    );
  }

  override disconnectedCallback(): void {
    this.emitBehind('flink-chart-view', { chart: this.chartId, near: false });
    super.disconnectedCallback();
    this.#stopView?.();
  }
}
