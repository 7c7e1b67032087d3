import { html, LitElement, type TemplateResult } from 'lit';
import { allMessages } from '../../i18n/all-messages.ts';
import { FlinkElement } from '../../provider/flink-element.ts';
import { controls } from '../../theme/controls.ts';
import { tokens } from '../../theme/tokens.ts';
import { popoverStyles } from './popover.styles.ts';

/** A form that drops down from the time range: tells it by an event `close` that it is done. */
export abstract class PopoverForm extends FlinkElement {
  static override readonly styles = [tokens, controls, popoverStyles];

  /** Tells what was entered. @returns whether that was something */
  protected abstract apply(): boolean;
  protected abstract renderFields(): TemplateResult;

  protected override firstUpdated(): void {
    this.#flip();
    this.#focusFirst();
  }

  async #focusFirst(): Promise<void> {
    const field = this.renderRoot.querySelector<HTMLElement>('input, flink-metrics-combobox');
    // An element of ours has nothing to focus before it has rendered.
    if (field instanceof LitElement) await field.updateComplete;
    field?.focus();
  }

  /** It hangs from the end of its field, or from the start where that would be outside of the page. */
  #flip(): void {
    const { left, right } = this.getBoundingClientRect();
    if (left >= 0 && right <= document.documentElement.clientWidth) return;
    this.style.insetInlineStart = '0';
    this.style.insetInlineEnd = 'auto';
  }

  protected submit(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    if (this.apply()) this.close();
  }

  protected close(): void {
    this.dispatchEvent(new Event('close'));
  }

  override render() {
    const messages = allMessages(this.surroundings.language);
    return html`
      <form
        novalidate
        @submit=${this.submit}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          this.close();
        }}
      >
        ${this.renderFields()}
        <div class="buttons">
          <button class="button primary" type="submit">${messages.apply}</button>
          <button class="button" type="button" @click=${this.close}>${messages.cancel}</button>
        </div>
      </form>
    `;
  }
}
