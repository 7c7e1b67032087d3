import type { LineView } from '@flink-metrics/sdk/echarts';
import type { ValueUnit } from '@flink-metrics/sdk/echarts/format';
import type { Mark } from '@flink-metrics/sdk/flink/job';
import type { Labels, Matrix } from '@flink-metrics/sdk/prometheus';
import type { PropertyDeclarations } from 'lit';
import { FlinkElement } from '../../base/flink-element.ts';
import type { PanelView } from '../../base/panel-context.ts';

/** What a host gives a chart. */
export class ChartProperties extends FlinkElement {
  static override readonly properties: PropertyDeclarations = {
    chartId: { attribute: 'chart-id' },
    heading: {},
    description: {},
    note: {},
    unit: {},
    view: {},
    query: {},
    metrics: { attribute: false },
    matrix: { attribute: false },
    total: { type: Number },
    compared: { attribute: false },
    compare: {},
    marks: { attribute: false },
    start: { type: Number },
    end: { type: Number },
    step: { type: Number },
    label: { attribute: false },
    loading: { type: Boolean },
    stale: { type: Boolean },
    failure: {},
  };

  /** Names the chart in events and files. */
  declare chartId: string;
  declare heading: string;
  /** What the values mean. */
  declare description: string;
  /** What the reader must know to read it right, below the heading; empty for none. */
  declare note: string;
  declare unit: ValueUnit;
  declare view: LineView;
  /** PromQL, shown to those who ask. */
  declare query: string;
  /** Names of the metrics in `query`. */
  declare metrics: readonly string[];
  /** Null while nothing was answered yet. */
  declare matrix: Matrix | null;
  /** How many series there are, where `matrix` has only the highest; 0 where it has all. */
  declare total: number;
  /** The series at the time compared with, moved to the time shown. */
  declare compared: Matrix | null;
  /** Which time that is. */
  declare compare: PanelView['compare'];
  /** What happened to the job meanwhile. */
  declare marks: readonly Mark[];
  /** What is shown, Unix ms; 0 for the extent of the data. */
  declare start: number;
  declare end: number;
  /** Of the range query, ms. */
  declare step: number;
  /** Names a series. */
  declare label: (labels: Labels) => string;
  declare loading: boolean;
  /** What is shown is older than what was asked for last. */
  declare stale: boolean;
  /** Why the last query failed; empty if it did not. */
  declare failure: string;

  constructor() {
    super();
    this.chartId = '';
    this.heading = '';
    this.description = '';
    this.note = '';
    this.unit = 'none';
    this.view = 'line';
    this.query = '';
    this.metrics = [];
    this.matrix = null;
    this.total = 0;
    this.compared = null;
    this.compare = '';
    this.marks = [];
    this.start = 0;
    this.end = 0;
    this.step = 15_000;
    this.label = (labels) => Object.values(labels).join(' · ');
    this.loading = false;
    this.stale = false;
    this.failure = '';
  }
}
