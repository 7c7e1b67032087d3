import type { LineView } from '@flink-metrics/sdk/echarts/parts';
import type { Mark } from '@flink-metrics/sdk/flink/job';
import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { PropertyDeclarations } from 'lit';
import { AnswerElement } from '../../chart/answer-element.ts';

/** What a host gives a chart, beside what it gives a tile too. */
export class ChartProperties extends AnswerElement {
  static override readonly properties: PropertyDeclarations = {
    view: {},
    total: { type: Number },
    marks: { attribute: false },
    start: { type: Number },
    end: { type: Number },
    step: { type: Number },
    label: { attribute: false },
    zoomed: { type: Boolean },
    enlarged: { type: Boolean, reflect: true },
  };

  /** How the series are drawn. */
  declare view: LineView;
  /** How many series there are, where `matrix` has only the highest; 0 where it has all. */
  declare total: number;
  /** What happened to the job meanwhile. */
  declare marks: readonly Mark[];
  /** Where what is shown begins, Unix ms; 0 for the extent of the data. */
  declare start: number;
  /** Where it ends, Unix ms; 0 for the extent of the data. */
  declare end: number;
  /** Between the samples of the range query, ms. */
  declare step: number;
  /** Names a series. */
  declare label: (labels: Labels) => string;
  /** There is a zoom to undo. */
  declare zoomed: boolean;
  /** Fills its box, as it does the full screen, and says which job and time it is of. */
  declare enlarged: boolean;

  constructor() {
    super();
    this.view = 'line';
    this.total = 0;
    this.marks = [];
    this.start = 0;
    this.end = 0;
    this.step = 15_000;
    this.label = (labels) => Object.values(labels).join(' · ');
    this.zoomed = false;
    this.enlarged = false;
  }
}
