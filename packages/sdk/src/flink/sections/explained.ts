import type { ChartDefinition, Section } from '../chart.ts';
import type { LocalizedText } from '../localized-text.ts';

/** A chart of ours: it says what it shows and how to read it. A host's own may leave that out. */
export interface ExplainedChart extends ChartDefinition {
  readonly description: LocalizedText;
}

export interface ExplainedSection extends Section {
  readonly charts: readonly ExplainedChart[];
}
