/** Waits until what is wrong is there to be read: it is asked for after the charts. */
export async function judged(canvas: HTMLElement, tag = 'flink-metrics-verdict'): Promise<void> {
  const find = (root: ParentNode): Element | null =>
    root.querySelector(tag) ??
    root.querySelector('flink-metrics-panel')?.shadowRoot?.querySelector(tag) ??
    null;
  while (!find(canvas)?.shadowRoot?.querySelector('.verdict, .list, .box')) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
