import { html, nothing } from 'lit';
import type { ChartState } from '../../store/state/panel-state.ts';
import type { Editing } from './edit-controls.ts';
import type { LoadedControls } from './section-editing.ts';

/** The controls that are there, and what they work on. */
export interface Tools {
  readonly controls: LoadedControls;
  readonly editing: Editing;
}

/** The same box around it whether it is edited or not: else the chart would be made anew. */
export const renderItem = (
  { definition }: ChartState,
  content: unknown,
  tools: Tools | null,
) => html`
  <div class="item">
    ${content}${tools === null ? nothing : tools.controls.chartControls(definition, tools.editing)}
  </div>
`;
