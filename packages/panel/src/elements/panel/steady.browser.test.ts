import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { verdictEn } from '../../i18n/verdict/en.ts';
import { verdictZhCn } from '../../i18n/verdict/zh-cn.ts';
import { diagnosis, finding } from '../../testing/diagnosis.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, until } from '../../testing/mount.ts';
import { few, judged, loaded, orders, panel, rootIn } from '../../testing/panel-page.ts';

const isLook = (params: URLSearchParams) => params.get('query')?.includes('"measure"') === true;

it('nothing moves when the verdict comes after the charts', async () => {
  const prometheus = fakePrometheus();
  let tell = () => {};
  const told = new Promise<undefined>((resolve) => {
    tell = () => resolve(undefined);
  });
  prometheus.answer = (_, params) => (isLook(params) ? told : undefined);
  const host = mount(panel(prometheus, { ...orders, sections: few }));
  find(host, 'flink-metrics-panel').style.inlineSize = '1200px';
  const root = rootIn(host);
  await loaded(root);
  const verdict = find(root, 'flink-metrics-verdict');
  await until('its place', () => verdict.shadowRoot?.querySelector('.waiting'));
  const tops = () =>
    ['flink-metrics-task-map', 'flink-metrics-sections'].map((part) =>
      Math.round(find(root, part).getBoundingClientRect().top),
    );
  const before = tops();
  tell();
  await judged(root);
  await nextFrame();
  expect(verdict.shadowRoot?.querySelector('.waiting')).to.equal(null);
  expect(tops()).to.deep.equal(before);
});

const languages = Object.entries({ en: verdictEn, 'zh-CN': verdictZhCn });
for (const [lang, texts] of languages) {
  for (const width of [1200, 720, 560, 360, 320]) {
    it(`nothing below moves when further findings come: ${lang}, ${width} px`, async () => {
      const host = mount(html`<div lang=${lang}>
        <flink-metrics-verdict .diagnosis=${diagnosis([finding()])}></flink-metrics-verdict>
        <p class="below">below</p>
      </div>`);
      Object.assign(host.style, { inlineSize: `${width}px`, containerType: 'inline-size' });
      const verdict = find<HTMLElementTagNameMap['flink-metrics-verdict']>(
        host,
        'flink-metrics-verdict',
      );
      await until('the verdict', () => verdict.shadowRoot?.querySelector('.finding'));
      const top = () => find(host, '.below').getBoundingClientRect().top;
      const before = top();
      const kinds = ['critical', 'critical', 'warning', 'info'] as const;
      const further = kinds.flatMap((severity) =>
        [1, 2, 3].map((n) => finding({ severity, rule: `${severity}-${n}` })),
      );
      for (const count of [1, 2, further.length]) {
        verdict.diagnosis = diagnosis([finding(), ...further.slice(0, count)]);
        await until('further findings', () =>
          verdict.shadowRoot?.textContent?.includes(texts.moreFindings(count)),
        );
        await nextFrame();
        expect(top()).to.equal(before);
      }
    });
  }
}
