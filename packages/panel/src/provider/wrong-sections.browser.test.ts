import { expect } from 'chai';
import '../define.ts';
import { html } from 'lit';
import { mount, shadow, until } from '../testing/mount.ts';

/** What a panel with such sections says is in the way. */
async function messageOf(sections: unknown): Promise<string> {
  const host = mount(
    html`<flink-metrics-panel .sections=${sections} endpoint="/x"></flink-metrics-panel>`,
  );
  const message = await until('a message', () =>
    shadow(host, 'flink-metrics-panel')
      .querySelector('flink-metrics-message')
      ?.shadowRoot?.querySelector('[role=alert]'),
  );
  return message.textContent ?? '';
}

const title = { en: 'Mine', 'zh-CN': '我的' };

it('says of sections that are none what their schema says, and where', async () => {
  expect(await messageOf([{ id: 'mine', title }])).to.contain('[0].charts');
  expect(await messageOf([null])).to.contain('[0]');
});

it('reads sections as JSON, and says where a query is none', async () => {
  const chart = { id: 'a', title, unit: 'none', view: 'line', legend: [], query: 'rate(' };
  const sections = [{ id: 'mine', title, charts: [chart] }];
  expect(await messageOf(sections)).to.contain('[0].charts[0].query');
});
