import { expect } from 'chai';
import '../define.ts';
import { fakePrometheus } from '../testing/fake-prometheus.ts';
import { mount, nextFrame, until } from '../testing/mount.ts';
import { chartsIn, judged, loaded, orders, panel, panelIn, rootIn } from '../testing/panel-page.ts';

/** Counts what the page holds for somebody: listeners of the long-lived, timers and observers. */
function countHeld() {
  const held = new Map<string, number>();
  const add = (what: string, by: number) => held.set(what, (held.get(what) ?? 0) + by);
  const undo: (() => void)[] = [];
  const replace = <Key extends string>(target: object, key: Key, value: unknown) => {
    const before = Reflect.get(target, key);
    Reflect.set(target, key, value);
    undo.push(() => Reflect.set(target, key, before));
    return before;
  };

  for (const [name, target] of [
    ['window', window],
    ['document', document],
  ] as const) {
    const known = new Set<string>();
    const identity = new Map<unknown, number>();
    const keyOf = (type: string, listener: unknown) => {
      if (!identity.has(listener)) identity.set(listener, identity.size);
      return `${type} ${identity.get(listener)}`;
    };
    const listen = target.addEventListener.bind(target);
    const unlisten = target.removeEventListener.bind(target);
    replace(target, 'addEventListener', (type: string, listener: EventListener, options: never) => {
      const key = keyOf(type, listener);
      if (!known.has(key)) add(`${name} ${type}`, 1);
      known.add(key);
      listen(type, listener, options);
    });
    replace(target, 'removeEventListener', (type: string, listener: EventListener, o: never) => {
      if (known.delete(keyOf(type, listener))) add(`${name} ${type}`, -1);
      unlisten(type, listener, o);
    });
  }

  const timers = new Set<number>();
  const start = window.setTimeout.bind(window);
  const clear = window.clearTimeout.bind(window);
  replace(window, 'setTimeout', (work: () => void, ms?: number) => {
    const timer = start(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
    return timer;
  });
  replace(window, 'clearTimeout', (timer: number) => {
    timers.delete(timer);
    clear(timer);
  });

  for (const Observer of [ResizeObserver, IntersectionObserver] as const) {
    const seen = new Set<Element>();
    const { prototype } = Observer;
    const { observe, unobserve } = prototype;
    replace(prototype, 'observe', function (this: ResizeObserver, element: Element) {
      if (!seen.has(element)) add(Observer.name, 1);
      seen.add(element);
      observe.call(this as never, element);
    });
    replace(prototype, 'unobserve', function (this: ResizeObserver, element: Element) {
      if (seen.delete(element)) add(Observer.name, -1);
      unobserve.call(this as never, element);
    });
  }
  return {
    listeners: () => Object.fromEntries([...held].filter(([, count]) => count !== 0)),
    timers: () => timers.size,
    [Symbol.dispose]: () => {
      for (const back of undo) back();
    },
  };
}

it('leaves nothing behind when it is taken out of the page', async () => {
  using held = countHeld();
  const prometheus = fakePrometheus();
  const host = mount(panel(prometheus, { ...orders, refresh: '1s' }));
  await loaded(rootIn(host));
  const first = rootIn(host).querySelector('flink-metrics-sections')?.shadowRoot;
  expect(first).not.to.equal(undefined);
  expect(Object.keys(held.listeners()).length).to.be.greaterThan(3);
  const element = panelIn(host);
  element.remove();
  await nextFrame();
  await nextFrame();
  const asked = prometheus.asked.length;
  expect(held.listeners()).to.deep.equal({});
  // The one is this test's own, that waits.
  await until('no timer', () => held.timers() <= 1);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(prometheus.asked.length).to.equal(asked);
});

it('drops requests that are under way', async () => {
  const prometheus = fakePrometheus();
  const signals: AbortSignal[] = [];
  prometheus.answer = () => new Promise(() => {});
  const host = mount(panel(prometheus));
  const element = panelIn(host);
  const { fetch } = prometheus;
  element.fetch = (request) => {
    signals.push(request.signal);
    return fetch(request);
  };
  Object.assign(element, orders);
  await until('requests', () => signals.length > 0);
  element.remove();
  await nextFrame();
  expect(signals.every(({ aborted }) => aborted)).to.equal(true);
});

it('takes up a load again that was dropped in the middle', async () => {
  const prometheus = fakePrometheus();
  prometheus.answer = () => new Promise(() => {});
  const host = mount(panel(prometheus, orders));
  await until('a request', () => prometheus.asked.length > 0);
  const element = panelIn(host);
  element.remove();
  await nextFrame();
  prometheus.answer = () => undefined;
  host.append(element);
  await loaded(rootIn(host));
});

it('keeps its data, and asks for nothing, when it is only moved', async () => {
  const prometheus = fakePrometheus();
  const host = mount(panel(prometheus, orders));
  await loaded(rootIn(host));
  await judged(rootIn(host));
  const asked = prometheus.asked.length;
  const box = document.createElement('div');
  host.append(box);
  box.append(panelIn(host));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(prometheus.asked.length).to.equal(asked);
  expect(chartsIn(rootIn(host)).every(({ matrix }) => matrix !== null)).to.equal(true);
});

it('rests in a hidden tab of the host, and goes on with what it had', async () => {
  const prometheus = fakePrometheus();
  const host = mount(panel(prometheus, { ...orders, refresh: '1s' }));
  await loaded(rootIn(host));
  host.style.display = 'none';
  await new Promise((resolve) => setTimeout(resolve, 200));
  const hidden = prometheus.asked.length;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(prometheus.asked.length).to.equal(hidden);
  host.style.display = '';
  await until('a refresh', () => prometheus.asked.length > hidden);
  expect(chartsIn(rootIn(host)).every(({ matrix }) => matrix !== null)).to.equal(true);
});

it('starts in a hidden tab, and draws when it is shown', async () => {
  const host = mount(panel(fakePrometheus(), orders));
  host.style.display = 'none';
  await new Promise((resolve) => setTimeout(resolve, 300));
  host.style.display = '';
  await loaded(rootIn(host));
  const sections = rootIn(host).querySelector('flink-metrics-sections')?.shadowRoot;
  await until('a drawn chart', () =>
    [...(sections?.querySelectorAll('flink-metrics-section') ?? [])].some((section) =>
      [...(section.shadowRoot?.querySelectorAll('flink-metrics-chart') ?? [])].some(
        (chart) => (chart.shadowRoot?.querySelector('canvas')?.width ?? 0) > 0,
      ),
    ),
  );
});

it('loaded in a tab in the background, it asks when that is looked at', async () => {
  const show = (state: DocumentVisibilityState) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  try {
    show('hidden');
    const prometheus = fakePrometheus();
    const host = mount(panel(prometheus, { ...orders, refresh: '1s' }));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(prometheus.asked.length).to.equal(0);
    show('visible');
    await loaded(rootIn(host));
  } finally {
    Reflect.deleteProperty(document, 'visibilityState');
  }
});
