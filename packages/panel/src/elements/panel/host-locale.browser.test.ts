import { expect } from 'chai';
import '../../define.ts';
import { en } from '../../i18n/english.ts';
import { accessible } from '../../testing/accessible.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, nextFrame, until } from '../../testing/mount.ts';
import {
  few,
  loaded,
  orders,
  panel,
  panelIn,
  rootIn,
  sectionsIn,
} from '../../testing/panel-page.ts';

const locales = { fr: { ...en, charts: (count: number) => `${count} graphiques` } };
const sections = few.map((section) => ({
  ...section,
  title: { ...section.title, fr: `Les ${section.id}` },
  charts: section.charts.map((chart, index) =>
    index === 0 ? { ...chart, title: { ...chart.title, fr: `Le ${chart.id}` } } : chart,
  ),
}));

const base = (host: Element) => find(rootIn(host), '.base');
const heading = (section: Element | undefined) =>
  section?.shadowRoot?.querySelector('.toggle span');
const titles = (section: Element | undefined) =>
  [...(section?.shadowRoot?.querySelectorAll('flink-metrics-stat, flink-metrics-chart') ?? [])].map(
    ({ shadowRoot }) => {
      const title = shadowRoot?.querySelector<HTMLElement>('.title');
      return [title?.textContent, title?.lang];
    },
  );

async function french(lang = 'fr-CA') {
  const host = mount(panel(fakePrometheus(), { ...orders, lang, sections }));
  panelIn(host).locales = locales;
  await loaded(rootIn(host));
  await nextFrame();
  return host;
}

it('a language that the host adds: its words, its titles, and the rest marked as English', async () => {
  const host = await french();
  expect(base(host).lang).to.equal('fr-CA');
  const [first] = sectionsIn(rootIn(host));
  const [one, other] = sections[0]?.charts ?? [];
  expect(first?.shadowRoot?.querySelector('.count')?.textContent).to.equal('2 graphiques');
  expect(heading(first)?.textContent).to.equal(`Les ${sections[0]?.id}`);
  expect(heading(first)?.getAttribute('lang')).to.equal(null);
  await until('tiles', () => titles(first)[1]?.[0]);
  expect(titles(first)).to.deep.equal([
    [`Le ${one?.id}`, ''],
    [other?.title.en, 'en'],
  ]);
  await accessible(host);
});

it('its information says in which language it is, too', async () => {
  const host = await french();
  const [first] = sectionsIn(rootIn(host));
  const tile = await until(
    'a tile',
    () => first?.shadowRoot?.querySelector('flink-metrics-stat')?.shadowRoot,
  );
  find(tile, '.about').click();
  const meaning = await until('what it means', () => tile.querySelector<HTMLElement>('.meaning'));
  expect(meaning.lang).to.equal('en');
  expect(find(tile, '.info strong').lang).to.equal('');
});

it('a language nobody has: all is English, and says so', async () => {
  const host = await french('de');
  expect(base(host).lang).to.equal('en');
  const [first] = sectionsIn(rootIn(host));
  await until('tiles', () => titles(first)[1]?.[0]);
  expect(titles(first).map(([, lang]) => lang)).to.deep.equal(['', '']);
});
