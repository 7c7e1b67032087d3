import { html } from 'lit';

/** One option of a select. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** Options under a heading. */
export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** A native select under its label: every browser and screen reader knows it. */
export function labelledSelect(
  label: string,
  value: string,
  choices: readonly (Choice | ChoiceGroup)[],
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
        ${choices.map((choice) =>
          'label' in choice
            ? html`<optgroup label=${choice.label}>
                ${choice.choices.map((one) => option(one, value))}
              </optgroup>`
            : option(choice, value),
        )}
      </select>
    </label>
  `;
}

const option = ({ value, text }: Choice, current: string) =>
  html`<option value=${value} .selected=${value === current}>${text}</option>`;

/** What is offered, and what is set already even where it is not offered. */
export const withCurrent = (offered: readonly string[], current: string): readonly string[] =>
  offered.includes(current) ? offered : [...offered, current];
