import type { TaskFigures } from '@flink-metrics/sdk/flink/rules';
import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { fakePrometheus, success } from '../../testing/fake-prometheus.ts';
import { hostileNames } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import {
  chartsIn,
  loaded,
  orders,
  panel,
  panelIn,
  rootIn,
  sectionsIn,
} from '../../testing/panel-page.ts';

const task = (name: string, change: Partial<TaskFigures> = {}): TaskFigures => ({
  name,
  id: '',
  ...{ subtasks: 4, busy: 0.2, backpressured: 0.8, idle: 0, busiest: 0.3, leastBusy: 0.1 },
  ...{ recordsIn: 100, recordsOut: 90 },
  ...change,
});
const tasks = [
  task('sink: Writer', { busy: null, backpressured: null, idle: null, busiest: null }),
  task('window', { busy: 0.99, backpressured: 0, busiest: 0.99, leastBusy: 0.98 }),
  task('Source: orders'),
];

async function shown(given: readonly TaskFigures[], theme: 'light' | 'dark' = 'light') {
  const host = mount(
    html`<flink-metrics-task-map open .tasks=${given}></flink-metrics-task-map>`,
    theme,
  );
  await until('the tasks', () =>
    find(host, 'flink-metrics-task-map').shadowRoot?.querySelector('.box, section > .muted'),
  );
  await until('the words', () => !root(host).textContent?.includes('Loading'));
  return host;
}
const root = (host: Element) => shadow(host, 'flink-metrics-task-map');
const names = (host: Element) =>
  [...root(host).querySelectorAll('.name')].map((one) => one.textContent);

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}, with its table`, async () => {
    const host = await shown(tasks, theme);
    find<HTMLDetailsElement>(root(host), 'details').open = true;
    await nextFrame();
    await accessible(host);
  });
}

it('puts the tasks in the order of the stream, and says that it is inferred', async () => {
  const host = await shown(tasks);
  expect(names(host)).to.deep.equal(['Source: orders', 'window', 'sink: Writer']);
  expect(root(host).textContent).to.contain('The order is inferred');
});

it('says what a task does, and nothing of what is not measured', async () => {
  const host = await shown(tasks);
  const [, window, sink] = [...root(host).querySelectorAll('.box')].map((box) =>
    box.textContent?.replace(/\s+/g, ' ').trim(),
  );
  expect(window).to.contain('busy 99%, backpressured 0%').and.to.contain('busy 98% – 99%');
  expect(sink).to.contain('busy –, backpressured –').and.to.contain('4 subtasks');
});

it('a name is text, whatever is in it', async () => {
  const host = await shown(hostileNames.map((name) => task(name)));
  expect(names(host).toSorted()).to.deep.equal([...hostileNames].toSorted());
  expect(root(host).querySelectorAll('img, script').length).to.equal(0);
});

it('a job without tasks', async () => {
  const host = await shown([]);
  expect(root(host).textContent).to.contain('No task of the job is reported.');
});

it('of a panel it is asked for when it is opened; a task that is chosen is alone in the charts', async () => {
  const prometheus = fakePrometheus();
  const isMap = (params: URLSearchParams) =>
    /group by \(task_name, ?task_id\)/.test(params.get('query') ?? '');
  prometheus.answer = (path, params) => {
    if (path !== 'query' || !isMap(params)) return undefined;
    const result = ['map', 'window'].map((task_name) => ({
      metric: { measure: '0', task_name },
      value: [1, '1'],
    }));
    return success({ resultType: 'vector', result });
  };
  const host = mount(panel(prometheus, orders));
  await loaded(rootIn(host));
  expect(prometheus.asked.filter(({ params }) => isMap(params)).length).to.equal(0);
  const heading = await until('the heading', () =>
    shadow(rootIn(host), 'flink-metrics-task-map').querySelector<HTMLElement>('.toggle'),
  );
  heading.click();
  const boxes = await until('the tasks', () => {
    const all = [
      ...shadow(rootIn(host), 'flink-metrics-task-map').querySelectorAll<HTMLElement>('.box'),
    ];
    return all.length > 0 && all;
  });
  const other = boxes.find((box) => box.textContent?.includes('window'));
  other?.click();
  await until('the choice', () => other?.ariaPressed === 'true');
  expect(sectionsIn(rootIn(host)).every((section) => section.task === 'window')).to.equal(true);
  const chart = await until('a chart', () =>
    sectionsIn(rootIn(host))[1]?.shadowRoot?.querySelector('flink-metrics-chart'),
  );
  expect(chart.matrix?.length).to.equal(0);
  expect(chartsIn(rootIn(host)).every(({ matrix }) => matrix?.length === 1)).to.equal(true);
  find(shadow(rootIn(host), 'flink-metrics-task-map'), '.muted .button').click();
  await until('all again', () => chart.matrix?.length === 1);
  other?.click();
  await until('the choice', () => other?.ariaPressed === 'true');
  panelIn(host).job = 'payments';
  await panelIn(host).updateComplete;
  await nextFrame();
  expect(sectionsIn(rootIn(host)).every((section) => section.task === '')).to.equal(true);
});
