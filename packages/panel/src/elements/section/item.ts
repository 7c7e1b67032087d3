import { html, nothing } from 'lit';
import type { ChartState } from '../../store/state/panel-state.ts';
import type { Tools } from './section-editing.ts';

/** The same box around it whether it is edited or not: else the chart would be made anew. */
export const renderItem = (
  { definition }: ChartState,
  content: unknown,
  tools: Tools | null,
) => html`
  <div class="item ${definition.width ?? ''}">
    ${content}${tools === null ? nothing : tools.controls.chartControls(definition, tools.editing)}
  </div>
`;
