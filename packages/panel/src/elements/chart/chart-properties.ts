import type { LineView } from '@flink-metrics/sdk/internal/chart-plot';
import type { Mark } from '@flink-metrics/sdk/internal/flink-core';
import type { Labels } from '@flink-metrics/sdk/prometheus';
import type { PropertyDeclarations } from 'lit';
import { AnswerElement } from '../internal/answer-element.ts';

/** The public properties of a chart, in addition to those it shares with a tile. */
export class ChartProperties extends AnswerElement {
  static override readonly properties: PropertyDeclarations = {
    view: {},
    total: { type: Number },
    marks: { attribute: false },
    label: { attribute: false },
    zoomed: { type: Boolean },
    enlarged: { type: Boolean, reflect: true },
  };

  /** How the series are drawn. */
  declare view: LineView;
  /** How many series there are, where `matrix` has only those with the highest values; 0 where it has all. */
  declare total: number;
  /** Restarts, failed checkpoints and deployments of the job in the range. */
  declare marks: readonly Mark[];
  /** Names a series. */
  declare label: (labels: Labels) => string;
  /** Whether there is a zoom to undo. */
  declare zoomed: boolean;
  /** Fills its box, as in full screen, and shows its job and range. */
  declare enlarged: boolean;

  constructor() {
    super();
    this.view = 'line';
    this.total = 0;
    this.marks = [];
    this.label = (labels) => Object.values(labels).join(' · ');
    this.zoomed = false;
    this.enlarged = false;
  }
}
