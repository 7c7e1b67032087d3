import { html } from 'lit';

/** One option of a select. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** A native select under its label: every browser and screen reader knows it. */
export function labelledSelect(
  label: string,
  value: string,
  choices: readonly Choice[],
  chosen: (value: string, select: HTMLSelectElement) => void,
) {
  return html`
    <label class="field">
      <span>${label}</span>
      <select
        class="select"
        @change=${({ target }: Event) => {
          if (target instanceof HTMLSelectElement) chosen(target.value, target);
        }}
      >
        ${choices.map(
          (choice) =>
            html`<option value=${choice.value} .selected=${choice.value === value}>
              ${choice.text}
            </option>`,
        )}
      </select>
    </label>
  `;
}

/** What is offered, and what is set already even where it is not offered. */
export const withCurrent = (offered: readonly string[], current: string): readonly string[] =>
  offered.includes(current) ? offered : [...offered, current];
