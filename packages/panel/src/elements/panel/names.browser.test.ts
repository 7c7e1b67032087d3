import { expect } from 'chai';
import '../../define.ts';
// There before the charts are: else they show labels for a moment, as of names that come later.
import '../../series/original-names.ts';
import { downloadOf } from '../../testing/chart.ts';
import { type FakePrometheus, fakePrometheus, success } from '../../testing/fake-prometheus.ts';
import { mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import {
  chartsIn,
  few,
  loaded,
  orders,
  panel,
  panelIn,
  rootIn,
  sectionsIn,
} from '../../testing/panel-page.ts';

const label = 'Source:_orders____parse';
const original = 'Source: orders -> parse';
const throughput = few.slice(1).map((one) => ({ ...one, charts: one.charts.slice(0, 1) }));

/** Answers every range with a series of each of these tasks. */
function prometheusOf(...tasks: readonly string[]): FakePrometheus {
  const prometheus = fakePrometheus();
  prometheus.answer = (path, params) => {
    if (path !== 'query_range') return undefined;
    const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(params.get(name)));
    const times = [start, (start ?? 0) + (step ?? 1), end];
    const result = tasks.map((task_name, index) => ({
      metric: { task_name },
      values: times.map((time) => [time, `${index + 1}`]),
    }));
    return success({ resultType: 'matrix', result });
  };
  return prometheus;
}

async function shownWith(names: readonly string[], ...tasks: readonly string[]) {
  const host = mount(panel(prometheusOf(...tasks), { ...orders, sections: throughput }));
  panelIn(host).names = names;
  await loaded(rootIn(host));
  return host;
}

const legendOf = (host: Element) => {
  const [section] = sectionsIn(rootIn(host));
  const chart = section?.shadowRoot?.querySelector('flink-metrics-chart')?.shadowRoot;
  return chart == null ? null : shadow(chart, 'flink-metrics-legend');
};
const itemsOf = (host: Element) =>
  until('a legend', () => {
    const items = [...(legendOf(host)?.querySelectorAll<HTMLButtonElement>('.item') ?? [])];
    return items.length > 0 ? items : null;
  });

it('shows a task as it was named, and its label where a query needs it', async () => {
  const host = await shownWith([original], label);
  const [item] = await itemsOf(host);
  expect(item?.textContent?.trim()).to.equal(original);
  expect(item?.ariaLabel).to.equal(original);
  expect(item?.title).to.contain(`task_name="${label}"`);
});

it('reads names that come later, and labels again once they are gone', async () => {
  const host = await shownWith([], label);
  const shown = async () => (await itemsOf(host)).map((item) => item.ariaLabel);
  expect(await shown()).to.deep.equal([label]);
  panelIn(host).names = [original];
  await until('the name', async () => (await shown())[0] === original);
  panelIn(host).names = undefined;
  await until('the label', async () => (await shown())[0] === label);
});

it('shows the label where two names become it, and says which they are', async () => {
  const host = await shownWith(['订单处理', '支付处理', '<b>x</b>'], '____', '_b_x__b_');
  const items = await itemsOf(host);
  expect(items.map((item) => item.textContent?.trim())).to.have.members(['____', '<b>x</b>']);
  const ambiguous = items.find((item) => item.textContent?.trim() === '____');
  expect(ambiguous?.title).to.contain('May be any of: 支付处理, 订单处理');
  expect(legendOf(host)?.querySelector('b')).to.equal(null);
});

it('names series in the file of all charts, beside the labels that a query needs', async () => {
  const host = await shownWith([original], label);
  const download = shadow(rootIn(host), 'flink-metrics-download');
  const button = await until('the button', () => {
    const found = download.querySelector('button');
    return found?.disabled === false ? found : null;
  });
  const { file } = await downloadOf(() => button.click());
  const csv = await file.text();
  expect(csv).to.contain(`"{""task_name"":""${label}""}"`).and.contain(`,${original}\r\n`);
  expect(chartsIn(rootIn(host))[0]?.matrix?.[0]?.labels.task_name).to.equal(label);
});

it('calls the job as its user does', async () => {
  const host = mount(panel(fakePrometheus(), { namespace: 'tenant-a', job: 'my_job__v2_' }));
  panelIn(host).names = ['my-job (v2)'];
  await nextFrame();
  await until('the name', () =>
    rootIn(host).querySelector('.printed')?.textContent?.includes('my-job (v2)'),
  );
});
