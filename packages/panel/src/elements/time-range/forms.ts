import { html, nothing } from 'lit';
import { defineElement } from '../../dom/define-element.ts';
import type { FlinkEvents } from '../../events.ts';

/** Chosen to open a form; never a range itself. */
export type FormName = 'typed' | 'custom' | 'zone';

export const isForm = (chosen: string): chosen is FormName => Object.hasOwn(loadForm, chosen);

/** Few open them: their code comes when they do. */
export const loadForm: Readonly<Record<FormName, () => Promise<void>>> = {
  async typed() {
    const { FlinkMetricsTypedForm } = await import('./typed-form.ts');
    defineElement('flink-metrics-typed-form', FlinkMetricsTypedForm);
  },
  async custom() {
    const { FlinkMetricsRangeForm } = await import('./range-form.ts');
    defineElement('flink-metrics-range-form', FlinkMetricsRangeForm);
  },
  async zone() {
    const { FlinkMetricsZoneForm } = await import('./zone-form.ts');
    defineElement('flink-metrics-zone-form', FlinkMetricsZoneForm);
  },
};

interface FormOptions {
  readonly value: string;
  readonly timeZone: string | undefined;
  readonly heard: (event: FlinkEvents['flink-range-change' | 'flink-zone-change']) => void;
  readonly close: () => void;
}

/** The form that is open, over the page. */
export function openForm(form: FormName | null, { value, timeZone, heard, close }: FormOptions) {
  if (form === 'typed') {
    return html`<flink-metrics-typed-form
      .value=${value}
      .timeZone=${timeZone}
      @flink-range-change=${heard}
      @close=${close}
    ></flink-metrics-typed-form>`;
  }
  if (form === 'custom') {
    return html`<flink-metrics-range-form
      .value=${value}
      .timeZone=${timeZone}
      @flink-range-change=${heard}
      @close=${close}
    ></flink-metrics-range-form>`;
  }
  if (form === 'zone') {
    return html`<flink-metrics-zone-form
      .timeZone=${timeZone}
      @flink-zone-change=${heard}
      @close=${close}
    ></flink-metrics-zone-form>`;
  }
  return nothing;
}
