import { html, type TemplateResult } from 'lit';
import type { FlinkMetricsTimeRange } from '../elements/time-range/time-range.ts';
import { find, mount, nextFrame, shadow, until } from './mount.ts';

/** A storage for one test, so that its entries are not offered in the next. */
export function memory() {
  const texts = new Map<string, string>();
  return {
    load: (key: string) => texts.get(key) ?? null,
    save: (key: string, json: string) => void texts.set(key, json),
  };
}

export const timeRange = (value = '1h', timeZone = 'UTC', storage = memory()) => html`
  <flink-metrics-time-range
    .value=${value}
    time-zone=${timeZone}
    .storage=${storage}
  ></flink-metrics-time-range>
`;
export const element = (host: Element) =>
  find<FlinkMetricsTimeRange>(host, 'flink-metrics-time-range');
export const root = (host: Element) => shadow(host, 'flink-metrics-time-range');
export const select = (host: Element) => find<HTMLSelectElement>(root(host), 'select');

export async function watched(content: TemplateResult = timeRange()) {
  const host = mount(content);
  const chosen: string[] = [];
  host.addEventListener('flink-range-change', ({ detail }) => chosen.push(detail.range));
  host.addEventListener('flink-zone-change', ({ detail }) => chosen.push(detail.timeZone));
  // Later than at once where the page speaks Chinese, which is loaded first.
  await until('the choices', () => root(host).querySelector('select'));
  await nextFrame();
  return { host, chosen };
}

export function choose(host: Element, value: string): void {
  select(host).value = value;
  select(host).dispatchEvent(new Event('change'));
}

export async function opened(host: Element, form: 'typed' | 'range' | 'zone'): Promise<ShadowRoot> {
  choose(host, form === 'range' ? 'custom' : form);
  const element = await until('the form', () =>
    root(host).querySelector<HTMLElement>(`flink-metrics-${form}-form`),
  );
  return until('its fields', () =>
    element.shadowRoot?.querySelector('button') ? element.shadowRoot : null,
  );
}

const forms = 'flink-metrics-typed-form, flink-metrics-range-form, flink-metrics-zone-form';

export const isClosed = (host: Element) =>
  until('closing', () => root(host).querySelector(forms) === null);

export async function type(form: ShadowRoot, name: string, text: string): Promise<void> {
  const input = find<HTMLInputElement>(form, name === '' ? 'input' : `input[name=${name}]`);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await nextFrame();
}

export const apply = (form: ShadowRoot) => find(form, 'button[type=submit]').click();
