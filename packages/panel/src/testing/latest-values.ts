import type { LatestValue } from '@flink-metrics/sdk/internal/flink-core';
import { html } from 'lit';
import { start } from './matrix.ts';
import { find, mount, nextFrame, shadow, until } from './mount.ts';

export const heap = 'flink_taskmanager_Status_JVM_Memory_Heap_Used';
export const value = (tm_id: string, value: number, name = heap): LatestValue => ({
  name,
  labels: { tm_id, namespace: 'tenant-a' },
  time: start,
  value,
});

export const root = (host: ParentNode) => shadow(host, 'flink-metrics-table');
export const rows = (host: ParentNode) => [...root(host).querySelectorAll('tbody tr')];
export const text = (host: ParentNode) => root(host).textContent ?? '';
/** Of an element in each row. */
export const textsOf = (host: ParentNode, selector: string) =>
  rows(host).map((row) => row.querySelector(selector)?.textContent?.trim());

/** An open table of the host's own values. */
export async function shown(
  values: readonly LatestValue[],
  { theme = 'light', lang = 'en' }: { theme?: 'light' | 'dark'; lang?: string } = {},
): Promise<HTMLElement> {
  const host = mount(
    html`<flink-metrics-provider lang=${lang} time-zone="UTC">
      <flink-metrics-table open .values=${values}></flink-metrics-table>
    </flink-metrics-provider>`,
    theme,
  );
  await until('an open table', () => root(host).querySelector('.box'));
  // Titles come with the catalog.
  if (values.length > 0) await until('titles', () => rows(host)[0]?.querySelector('code'));
  return host;
}

export async function search(host: ParentNode, text: string): Promise<void> {
  const input = find<HTMLInputElement>(root(host), 'input');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await nextFrame();
}

export async function click(host: ParentNode, selector: string): Promise<void> {
  find(root(host), selector).click();
  await nextFrame();
}
