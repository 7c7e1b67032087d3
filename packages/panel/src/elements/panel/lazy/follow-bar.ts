import { css, html, nothing, type ReactiveController, type ReactiveElement } from 'lit';
import { allMessages } from '../../../i18n/all-messages.ts';
import type { Language } from '../../../i18n/language.ts';
import type { SectionState } from '../../../store/state/panel-state.ts';
import { type Place, placesIn } from './places.ts';

/** What the bar shows. */
interface Followed {
  /** As its users call it. */
  readonly job: string;
  readonly namespace: string;
  readonly sections: readonly SectionState[];
  readonly language: Language;
  readonly showChart: (chart: string) => void;
}

/** The places of sections in a language. */
interface Known extends Pick<Followed, 'sections' | 'language'> {
  readonly places: readonly Place[];
}

/**
 * What goes along while a page is scrolled whose toolbar is out of sight. It lies over the page and takes no room of
 * it: what followed a bar that grew or shrank would move, and the bar with it.
 */
export class FollowBar implements ReactiveController {
  readonly #panel: ReactiveElement;
  #toolbar: Element | null = null;
  #passed = false;
  #observer: IntersectionObserver | undefined;
  #known: Known | null = null;

  constructor(panel: ReactiveElement) {
    this.#panel = panel;
    panel.addController(this);
  }

  hostConnected(): void {
    this.#watch();
  }

  /** A host may take the toolbar away, and bring it back. */
  hostUpdated(): void {
    this.#watch();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#toolbar = null;
  }

  #watch(): void {
    const toolbar = this.#panel.renderRoot.querySelector('.toolbar');
    if (toolbar === this.#toolbar) return;
    this.#observer?.disconnect();
    this.#toolbar = toolbar;
    this.#pass(false);
    if (toolbar === null) return;
    this.#observer = new IntersectionObserver((entries) => {
      for (const { boundingClientRect, isIntersecting, rootBounds } of entries) {
        // Without bounds the page is a frame of another origin, whose own top is all that is known.
        this.#pass(!isIntersecting && boundingClientRect.bottom <= (rootBounds?.top ?? 0));
      }
    });
    this.#observer.observe(toolbar);
  }

  #pass(passed: boolean): void {
    if (passed === this.#passed) return;
    this.#passed = passed;
    this.#panel.requestUpdate();
  }

  /** Made once: the panel is drawn with each answer. */
  #placesIn({ sections, language }: Followed): readonly Place[] {
    if (this.#known?.sections !== sections || this.#known.language !== language) {
      this.#known = { sections, language, places: placesIn(sections, language) };
    }
    return this.#known.places;
  }

  render(followed: Followed) {
    if (!this.#passed) return nothing;
    const { job, namespace, language, showChart } = followed;
    const places = this.#placesIn(followed);
    const { findChart } = allMessages(language);
    return html`
      <div class="bar" part="bar">
        <bdi class="name" title=${`${namespace} / ${job}`}>${job}</bdi>
        <flink-metrics-status inert></flink-metrics-status>
        <flink-metrics-combobox
          label=${findChart}
          placeholder=${findChart}
          .options=${places}
          @flink-value-change=${stays}
          @flink-value-commit=${stays}
          @flink-value-choose=${(event: HTMLElementEventMap['flink-value-choose']) => {
            stays(event);
            const chosen = places.find(({ value }) => value === event.detail.value);
            if (chosen !== undefined) showChart(chosen.chart);
            // The next search begins anew.
            const { target } = event;
            if (target !== null && 'value' in target) target.value = '';
          }}
        ></flink-metrics-combobox>
        <flink-metrics-time-range></flink-metrics-time-range>
        <flink-metrics-refresh-control></flink-metrics-refresh-control>
      </div>
    `;
  }
}

/** What is typed here is nobody else's business. */
const stays = (event: Event) => event.stopPropagation();

export const followBarStyles = css`
  .bar {
    --_label-size: 0;
    --_label-gap: 0;

    display: flex;
    align-items: center;
    gap: 8px;
    margin-inline: -12px;
    padding: 6px 12px;
    border-block-end: 1px solid var(--_border);
    background: var(--_background);
    box-shadow: 0 2px 6px #0002;
  }

  .bar .name {
    flex: 0 1 auto;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .bar flink-metrics-status {
    flex: 1 1 0;
    /* One line: what does not fit is in the status line. */
    max-block-size: 24px;
    min-inline-size: 0;
    overflow: hidden;
  }

  .bar flink-metrics-combobox {
    flex: 0 1 200px;
  }

  @container (inline-size < 900px) {
    .bar flink-metrics-refresh-control {
      display: none;
    }
  }

  @container (inline-size < 720px) {
    .bar flink-metrics-time-range {
      display: none;
    }
  }

  @media print {
    .follow {
      display: none;
    }
  }
`;
