import { expect } from 'chai';
import { html, render } from 'lit';
import '../../define.ts';
import { languageOf, loadLanguage } from '../../i18n/language.ts';
import { loadVerdictTexts } from '../../i18n/verdict-texts.ts';
import { loadRules } from '../../later/load.ts';
import { createPageSource } from '../../provider/page-source.ts';
import { accessible } from '../../testing/accessible.ts';
import { diagnosis, finding, numbers } from '../../testing/diagnosis.ts';
import { failure, fakePrometheus } from '../../testing/fake-prometheus.ts';
import { find, mount, until } from '../../testing/mount.ts';
import { few, judged, orders, panel, panelIn, rootIn } from '../../testing/panel-page.ts';
import { findingNumbers, needsView } from './lazy/needs-view.ts';
import type { View } from './lazy/shown.ts';

const text = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** What is shown is made from, where the numbers are known. */
async function viewOf(tag: string): Promise<View> {
  await loadLanguage(tag);
  const language = languageOf(tag);
  return {
    shown: { diagnosis: diagnosis([]), problem: null },
    say: await loadRules(),
    texts: await loadVerdictTexts(language),
    surroundings: { ...createPageSource(document.body).surroundings, language },
    panel: undefined,
    needs: { numbers, problem: null, toggled: () => {} },
    further: { areShown: false, toggle: () => {} },
    timeText: String,
    showChart: () => {},
  };
}

/** What a finding of a rule says in numbers, line by line. */
async function linesOf(rule: string, tag = 'en'): Promise<readonly string[]> {
  const box = document.createElement('div');
  const one = finding({ rule, subject: { task_name: 'aggregate' } });
  render(findingNumbers(one, await viewOf(tag)), box);
  return [...box.querySelectorAll('p, pre')].map(text);
}

it('a bottleneck says how many subtasks it needs, and until when the backlog is gone', async () => {
  expect(await linesOf('bottleneck')).to.deep.equal([
    'aggregate needs 14 subtasks and has 4: it can take 1.2 k/s, and 3 k/s arrive.',
    '1.2 M records wait for Source: orders: they are gone in 20m at best, and never if as much arrives as it may.',
  ]);
  expect((await linesOf('bottleneck', 'zh-CN'))[0]).to.equal(
    'aggregate 需要 14 个子任务，现有 4 个：最多可处理 1.2 k/s，到达 3 k/s。',
  );
});

it('a job with more than it needs says of which tasks, and of what memory', async () => {
  expect(await linesOf('over-provisioned')).to.deep.equal([
    'Source: orders needs at least 2 subtasks and has 4: it can take 9 k/s, and 3 k/s arrive.',
    'taskmanager.memory.task.heap.size: 512m # 1024m',
    'Right as they are: taskmanager.memory.network.max',
    'Nothing tells what these need: taskmanager.memory.jvm-metaspace.size',
  ]);
});

it('a slow checkpoint says where its time goes; a lost TaskManager has no numbers', async () => {
  expect(await linesOf('checkpoint-slow')).to.deep.equal([
    'Waiting for barriers 8s, alignment 500ms, writing 1.5s. Barriers wait behind records: remove the backpressure, then let them overtake.',
  ]);
  expect(await linesOf('taskmanager-lost')).to.deep.equal([]);
});

for (const theme of ['light', 'dark'] as const) {
  it(`all numbers of a job are accessible in ${theme}`, async () => {
    const host = mount(
      html`<flink-metrics-verdict .diagnosis=${diagnosis([])}></flink-metrics-verdict>`,
      theme,
    );
    const section = await until('the verdict', () =>
      find(host, 'flink-metrics-verdict').shadowRoot?.querySelector('.verdict'),
    );
    const box = document.createElement('div');
    section.append(box);
    render(needsView(await viewOf('en')), box);
    find<HTMLDetailsElement>(box, 'details').open = true;
    const rows = [...box.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => text(cell)),
    );
    expect(rows).to.deep.equal([
      ['aggregate', '4', '14', '3 k/s', '1.2 k/s', '99%'],
      ['Source: orders', '4', '≥ 2', '3 k/s', '9 k/s', '11%'],
      ['legacy', '1', '–', '5/s', '–', '–'],
    ]);
    expect(box.querySelectorAll('.scarce').length).to.equal(1);
    await accessible(host);
  });
}

const needs = (host: ParentNode) =>
  rootIn(host)
    .querySelector('flink-metrics-verdict')
    ?.shadowRoot?.querySelector<HTMLDetailsElement>('.needs');
const isLook = (params: URLSearchParams) => params.get('query')?.includes('"measure"') === true;

it('they are asked for when they are opened, and again with newer data while they are', async () => {
  const prometheus = fakePrometheus();
  const host = mount(panel(prometheus, { ...orders, sections: few }));
  await judged(rootIn(host));
  const looks = () => prometheus.asked.filter(({ params }) => isLook(params)).length;
  const details = await until('the numbers', () => needs(host));
  const before = looks();
  find(details, 'summary').click();
  // The fake answers nothing that is a measure.
  await until('an answer', () => text(details).includes('Nothing tells what these need:'));
  expect(looks()).to.be.above(before);
  prometheus.answer = (_, params) =>
    isLook(params) ? failure(422, 'execution', 'query too long') : undefined;
  panelIn(host).range = '3h';
  await until('the problem', () => text(details).includes('query too long'));
});

it('of a diagnosis of the host nothing is asked: its job may be another', async () => {
  const host = mount(
    html`<flink-metrics-verdict .diagnosis=${diagnosis([finding()])}></flink-metrics-verdict>`,
  );
  const root = await until('the verdict', () => {
    const { shadowRoot } = find(host, 'flink-metrics-verdict');
    return shadowRoot?.querySelector('.verdict') ? shadowRoot : null;
  });
  expect(root.querySelector('.needs, .numbers')).to.equal(null);
});
