import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { chart, chartButton, chartIn, chartRoot, drawn } from '../../testing/chart.ts';
import { find, mount, nextFrame, until } from '../../testing/mount.ts';

const metric = 'flink_taskmanager_Status_JVM_Memory_Heap_Used';
const button = (host: Element) => chartButton(host, /^About/);
const sheetOf = (host: Element) => chartRoot(host).querySelector<HTMLElement>('.info');
const isFocused = (element: Element | null) =>
  (element?.getRootNode() as ShadowRoot | undefined)?.activeElement === element;
const openInfo = async (host: Element) => {
  button(host).click();
  return until('what it means', () => sheetOf(host)?.matches(':popover-open') && sheetOf(host));
};
const closed = (host: Element) =>
  until('it closed', () => sheetOf(host) === null && button(host).ariaExpanded === 'false');
const pressMouse = async (element: Element) => {
  const { left, top } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left) + 6, Math.round(top) + 6] });
};

for (const theme of ['light', 'dark'] as const) {
  it(`tells what it means, accessibly in ${theme}`, async () => {
    const host = mount(chart({ metrics: [metric, 'my_own_metric'] }), theme);
    await drawn(host);
    const info = await openInfo(host);
    expect(button(host).ariaExpanded).to.equal('true');
    expect(info.textContent)
      .to.contain('Used heap.')
      .and.to.contain('sum(heap)')
      .and.to.contain('my_own_metric');
    expect(find(info, 'dd').textContent).to.match(/[hH]eap/);
    await accessible(host);
  });
}

it('shows the query in lines, and copies it in one', async () => {
  const query =
    'sum by (tm_id) (rate(heap_used_bytes_of_one_total{namespace="tenant-a",job="a,b {c}, a job of a long name"}[5m]))';
  const host = mount(chart({ metrics: [metric] }));
  chartIn(host).query = query;
  await drawn(host);
  const info = await openInfo(host);
  expect(find(info, 'pre').textContent?.split('\n')).to.deep.equal([
    'sum by (tm_id) (',
    '  rate(',
    '    heap_used_bytes_of_one_total{',
    '      namespace="tenant-a",',
    '      job="a,b {c}, a job of a long name"',
    '    }[5m]',
    '  )',
    ')',
  ]);
  const copied: string[] = [];
  const { writeText } = navigator.clipboard;
  navigator.clipboard.writeText = async (text) => {
    copied.push(text);
  };
  chartButton(host, /Copy PromQL/).click();
  chartButton(host, /Copy flink_/).click();
  await until('a word', () => find(info, 'output').textContent === 'Copied');
  navigator.clipboard.writeText = writeText;
  expect(copied).to.deep.equal([query, metric]);
});

it('never breaks a line within a label’s value, and shows what is no PromQL as it is', async () => {
  const host = mount(chart());
  chartIn(host).query = `nothing known (${'name="tenant-a", '.repeat(20)}`;
  await drawn(host);
  const info = await openInfo(host);
  expect(find(info, 'pre').textContent).to.equal(chartIn(host).query);
  const values = [...info.querySelectorAll('pre span')].filter((one) =>
    one.textContent?.includes('tenant-a'),
  );
  expect(values.length).to.equal(20);
  for (const value of values) expect(value.getBoundingClientRect().height).to.be.below(20);
});

it('takes the focus, and whatever has the focus is seen', async () => {
  const host = mount(chart({ metrics: [metric] }));
  await drawn(host);
  button(host).focus();
  await sendKeys({ press: 'Enter' });
  const info = await until('what it means', () => sheetOf(host));
  await until('the focus', () => isFocused(info));
  const stops = [...info.querySelectorAll<HTMLElement>('button, pre')];
  expect(stops.length).to.equal(4);
  for (const stop of stops) {
    await sendKeys({ press: 'Tab' });
    expect(isFocused(stop)).to.equal(true);
  }
  await sendKeys({ press: 'Tab' });
  await closed(host);
  // What follows: the next button, or the plot where the buttons are one stop already.
  const after = [chartButton(host, /as a table/), find(chartRoot(host), '[role="slider"]')];
  expect(after.some(isFocused)).to.equal(true);
});

for (const where of ['in it', 'on its button'] as const) {
  it(`closes with Escape while the focus is ${where}, which is then on its button`, async () => {
    const host = mount(chart());
    await drawn(host);
    button(host).focus();
    const info = await openInfo(host);
    (where === 'in it' ? find(info, '.close') : button(host)).focus();
    expect(info.matches(':popover-open')).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await closed(host);
    expect(isFocused(button(host))).to.equal(true);
  });
}

it('closes with its cross, a click elsewhere, and another on its button', async () => {
  const host = mount(html`${chart()}<p id="elsewhere">Elsewhere</p>`);
  await drawn(host);
  const closers: ((info: Element) => Element)[] = [
    (info) => find(info, '.close'),
    () => chartRoot(host).querySelector('.title') ?? host,
    () => button(host),
  ];
  for (const closer of closers) {
    await pressMouse(button(host));
    const info = await until('what it means', () => sheetOf(host));
    await until('the focus', () => isFocused(info));
    await pressMouse(closer(info));
    await closed(host);
    expect(isFocused(button(host))).to.equal(closer !== closers[1]);
  }
});

it('stays where its code is there before the browser is done with the click', async () => {
  const host = mount(chart());
  await drawn(host);
  for (let n = 0; n < 2; n++) {
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    button(host).dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
  }
  await until('what it means', () => sheetOf(host));
});

it('goes when its chart does, and comes again', async () => {
  const host = mount(chart());
  await drawn(host);
  await openInfo(host);
  const element = chartIn(host);
  element.remove();
  host.append(element);
  await closed(host);
  await openInfo(host);
});

it('lies within the window, beside its button, wherever that scrolls', async () => {
  const host = mount(html`<div style="block-size: 900px"></div>
    ${chart({ metrics: Array.from({ length: 40 }, (_, index) => `my_metric_${index}`) })}
    <div style="block-size: 900px"></div>`);
  host.style.inlineSize = '300px';
  await setViewport({ width: 320, height: 480 });
  for (const block of ['start', 'end'] as const) {
    button(host).scrollIntoView({ block });
    await nextFrame();
    const info = await openInfo(host);
    const box = info.getBoundingClientRect();
    expect([box.left, box.top].every((edge) => edge >= 0)).to.equal(true);
    expect(box.right).to.be.at.most(320);
    expect(box.bottom).to.be.at.most(480);
    expect(info.scrollWidth).to.equal(info.clientWidth);
    scrollBy(0, block === 'start' ? -40 : 40);
    await until('it follows', () => info.getBoundingClientRect().height !== box.height);
    scrollTo(0, 0);
    await closed(host);
  }
  await setViewport({ width: 800, height: 600 });
});
