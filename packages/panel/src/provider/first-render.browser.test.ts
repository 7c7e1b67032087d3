import { expect } from 'chai';
import '../define.ts';
import { html } from 'lit';
import { mount, until } from '../testing/mount.ts';

/** What the page's error handlers are told meanwhile. */
async function errorsOf(work: () => Promise<void>): Promise<string[]> {
  const errors: string[] = [];
  const { reportError } = globalThis;
  globalThis.reportError = (error) => errors.push(String(error));
  try {
    await work();
  } finally {
    globalThis.reportError = reportError;
  }
  return errors;
}

const timers = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
};

/** Breaks a method of the DOM, as a sandbox may. */
function broken<Owner extends object>(owner: Owner, name: keyof Owner & string, message: string) {
  const original = Reflect.getOwnPropertyDescriptor(owner, name);
  if (original === undefined) throw new Error(`there is no ${name}`);
  Reflect.defineProperty(owner, name, {
    configurable: true,
    value: () => {
      throw new TypeError(message);
    },
  });
  return () => Reflect.defineProperty(owner, name, original);
}

const pages = {
  panel: html`<flink-metrics-panel endpoint="/prometheus"></flink-metrics-panel>`,
  provider: html`<flink-metrics-provider endpoint="/prometheus"
    ><flink-metrics-sections></flink-metrics-sections
  ></flink-metrics-provider>`,
  'panel with sections': html`<flink-metrics-panel .sections=${[]} endpoint="/x"></flink-metrics-panel>`,
};

for (const [name, page] of Object.entries(pages)) {
  it(`says once that the first render of a ${name} throws, and leaves the page alive`, async () => {
    const message = `refused in a ${name}`;
    const errors = await errorsOf(async () => {
      // The page's own templates are made before, and the panel's a microtask later.
      mount(page);
      const mend = broken(Document.prototype, 'importNode', message);
      try {
        await timers();
      } finally {
        mend();
      }
    });
    expect(errors).to.deep.equal([`TypeError: ${message}`]);
  });
}

it('goes on where what was first read of the page throws', async () => {
  const errors = await errorsOf(async () => {
    const mend = broken(URLSearchParams.prototype, 'get', 'no parameters here');
    try {
      mount(html`<flink-metrics-panel link="m" endpoint="/prometheus"></flink-metrics-panel>`);
      await timers();
    } finally {
      mend();
    }
  });
  expect(errors).to.deep.equal(['TypeError: no parameters here']);
});

it('renders again once what refused has passed', async () => {
  let host: HTMLElement | undefined;
  await errorsOf(async () => {
    const mend = broken(Document.prototype, 'importNode', 'refused for a while');
    const panel = document.createElement('flink-metrics-panel');
    document.body.append(panel);
    host = panel;
    await timers();
    mend();
    panel.job = 'orders';
  });
  await until('a toolbar', () => host?.shadowRoot?.querySelector('[part=toolbar]'));
});
