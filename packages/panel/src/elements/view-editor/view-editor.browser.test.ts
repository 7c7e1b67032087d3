import { sections } from '@flink-metrics/sdk/internal/flink-sections';
import { formatSections } from '@flink-metrics/sdk/internal/flink-sections-json';
import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { hideChart } from '../../arrangement/arrangement-steps.ts';
import type { PanelStorage } from '../../storage/storage.ts';
import { accessible } from '../../testing/accessible.ts';
import { fakePrometheus, success } from '../../testing/fake-prometheus.ts';
import { hostileNames } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { Theme } from '../../theme/theme.ts';
import type { FlinkMetricsChart } from '../chart/chart.ts';

const few = sections.slice(0, 2).map((section) => ({
  ...section,
  charts: section.charts.filter(({ hide }) => hide === undefined).slice(0, 3),
}));
const names = [
  'flink_jobmanager_job_numRestarts',
  'flink_taskmanager_job_task_numRecordsIn',
  'flink_taskmanager_job_task_operator_myOrders',
];

/** A backend that keeps arrangements, or fails to. */
function backend(kept: string | null = null) {
  const saved: string[] = [];
  const state = { fails: false, saved };
  const storage: PanelStorage = {
    load: () => {
      if (state.fails) throw new Error('backend down');
      return saved.at(-1) ?? kept;
    },
    save: (_key, json) => {
      if (state.fails) throw new Error('backend down');
      saved.push(json);
    },
  };
  return { state, storage };
}

interface Options {
  readonly kept?: ReturnType<typeof backend>;
  readonly theme?: Theme;
  readonly lang?: string;
  readonly job?: string;
}

/** A page in which the arrangement is being edited. */
async function editing({
  kept = backend(),
  theme = 'light',
  lang = 'en',
  job = 'orders',
}: Options = {}) {
  const prometheus = fakePrometheus();
  prometheus.answer = (path) => (path === 'label/__name__/values' ? success(names) : undefined);
  const host = mount(
    html`
      <flink-metrics-provider
        endpoint="http://prometheus.test"
        namespace="tenant-a"
        job=${job}
        range="15m"
        refresh="off"
        lang=${lang}
        .sections=${few}
        .fetch=${prometheus.fetch}
        .views=${kept.storage}
      >
        <flink-metrics-view-editor></flink-metrics-view-editor>
        <flink-metrics-sections></flink-metrics-sections>
      </flink-metrics-provider>
    `,
    theme,
  );
  const editor = () => shadow(host, 'flink-metrics-view-editor');
  const button = await until('the button', () => editor().querySelector('button'));
  button.focus();
  button.click();
  const tools = await until('the bar', () => {
    const root = editor().querySelector('flink-metrics-view-tools')?.shadowRoot;
    return root?.querySelector('.bar') && root;
  });
  const section = (id: string) =>
    [...shadow(host, 'flink-metrics-sections').querySelectorAll('flink-metrics-section')].find(
      ({ sectionId }) => sectionId === id,
    );
  const control = (id: string, inSection: string) =>
    until(`control ${id}`, () =>
      section(inSection)?.shadowRoot?.querySelector<HTMLButtonElement>(`[data-control="${id}"]`),
    );
  /** As a user does: a button that is clicked has the focus. */
  const act = async (id: string, inSection: string) => {
    const button = await control(id, inSection);
    button.focus();
    button.click();
  };
  const order = () => {
    const all = shadow(host, 'flink-metrics-sections').querySelectorAll('flink-metrics-section');
    return [...all].map(
      ({ sectionId, charts }) =>
        `${sectionId}: ${charts.map(({ definition }) => definition.id).join(' ')}`,
    );
  };
  const press = (text: string) => {
    const button = [...tools.querySelectorAll('button')].find(
      (one) => one.textContent?.trim() === text,
    );
    if (button === undefined) throw new Error(`no button ${text}`);
    button.click();
  };
  return { host, editor, tools, section, control, act, order, press, kept, prometheus };
}

type Page = Awaited<ReturnType<typeof editing>>;

const dialogOf = ({ tools }: Page) =>
  until('the dialog', () => {
    const root = tools.querySelector('flink-metrics-chart-dialog')?.shadowRoot;
    return root?.querySelector('dialog[open]') && root;
  });

/** @param name part of the name of the metric that comes first */
async function search(dialog: ShadowRoot, text: string, name = text) {
  const list = shadow(dialog, 'flink-metrics-metric-list');
  const input = find<HTMLInputElement>(list, 'input');
  input.value = text;
  input.dispatchEvent(new Event('input'));
  await until(`metrics for ${text}`, () =>
    list.querySelector('.metric')?.textContent?.includes(name),
  );
  return list;
}

const key = (name: string) => new KeyboardEvent('keydown', { key: name, cancelable: true });
const focused = (): Element | null => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

async function addChart(page: Page, text: string, title = '') {
  page.press('Add a chart');
  const dialog = await dialogOf(page);
  const list = await search(dialog, text);
  find(list, 'input').dispatchEvent(key('Enter'));
  const field = await until('the form', () =>
    dialog.querySelector<HTMLInputElement>('#title-input'),
  );
  if (title !== '') {
    field.value = title;
    field.dispatchEvent(new Event('input'));
  }
  await nextFrame();
  find<HTMLFormElement>(dialog, 'form').requestSubmit();
}

const first = few[0]?.charts.map(({ id }) => id) ?? [];
const [a = '', b = '', c = ''] = first;

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'zh-CN']) {
    it(`is accessible in ${theme}, ${lang}: bar, controls, search, form, import`, async () => {
      const page = await editing({ theme, lang });
      await page.act(`hide ${a}`, 'overview');
      await page.control(`show ${a}`, 'overview');
      await accessible(page.tools.host as HTMLElement);
      await accessible(page.section('overview') as HTMLElement);
      page.tools.querySelector('button')?.click();
      const dialog = await dialogOf(page);
      const list = await search(dialog, 'numRecordsIn');
      await accessible(dialog.host as HTMLElement);
      find(list, '.metric').click();
      await until('the preview', () => dialog.querySelector('flink-metrics-chart')?.matrix);
      await nextFrame();
      await accessible(dialog.host as HTMLElement);
      find<HTMLDialogElement>(dialog, 'dialog').close();
      page.tools.querySelectorAll('button')[3]?.click();
      const imports = await until('import', () => {
        const root = page.tools.querySelector('flink-metrics-import-dialog')?.shadowRoot;
        return root?.querySelector('dialog[open]') && root;
      });
      await accessible(imports.host as HTMLElement);
    });
  }
}

it('hides a chart, saves that, and shows it again', async () => {
  const page = await editing();
  await page.act(`hide ${b}`, 'overview');
  await until('it is gone', () => !page.order()[0]?.includes(b));
  await until('it is saved', () => page.kept.state.saved.length === 1);
  const show = await page.control(`show ${b}`, 'overview');
  expect(focused() === show).to.equal(true);
  show.click();
  await until('it is back', () => page.order()[0]?.includes(b));
  expect(focused()?.getAttribute('data-control')).to.equal(`hide ${b}`);
});

it('moves the focus from the button to the bar in its place', async () => {
  const page = await editing();
  await until('focus', () => focused() === page.tools.querySelector('button'));
});

it('moves it there also when the arrangement loads late and has hidden sections', async () => {
  const { storage, state } = backend();
  const arrangement = formatSections(
    few.map((section, index) => ({ ...section, ...(index === 1 && { hidden: true }) })),
  );
  const load = async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return arrangement;
  };
  const page = await editing({ kept: { state, storage: { ...storage, load } } });
  await until('the hidden section', () => page.tools.querySelector('[data-section]'));
  await nextFrame();
  expect(focused() === page.tools.querySelector('button')).to.equal(true);
});

it('moves a chart with the keyboard, keeps the focus on it, and announces its position', async () => {
  const page = await editing();
  const later = await page.control(`1 ${a}`, 'overview');
  later.focus();
  later.click();
  await until('one place', () => page.order()[0] === `overview: ${b} ${a} ${c}`);
  expect(focused()?.getAttribute('data-control')).to.equal(`1 ${a}`);
  await page.act(`1 ${a}`, 'overview');
  await until('another', () => page.order()[0] === `overview: ${b} ${c} ${a}`);
  // At the end there is nowhere to go on.
  expect(focused()?.getAttribute('data-control')).to.equal(`-1 ${a}`);
  const said = page.section('overview')?.shadowRoot?.querySelector('[role="status"]');
  expect(said?.textContent).to.contain('is now 3 of 3');
});

it('keeps the drawn charts when editing starts and ends', async () => {
  const page = await editing();
  await page.control(`hide ${a}`, 'overview');
  const stats = () => page.section('overview')?.shadowRoot?.querySelectorAll('flink-metrics-stat');
  const before = [...(stats() ?? [])];
  expect(before.length).to.be.greaterThan(0);
  page.press('Done');
  await until(
    'the end',
    () => page.section('overview')?.shadowRoot?.querySelector('.edit') === null,
  );
  expect([...(stats() ?? [])].every((stat, index) => stat === before[index])).to.equal(true);
  await nextFrame();
  expect(focused() === page.editor().querySelector('button')).to.equal(true);
});

it('moves and hides a section, and shows it again from the bar', async () => {
  const page = await editing();
  const [one = '', two = ''] = few.map(({ id }) => id);
  const down = await page.control('1 section', one);
  down.focus();
  down.click();
  await until('the other order', () => page.order()[0]?.startsWith(two));
  expect(focused()?.getAttribute('data-control')).to.equal('-1 section');
  await page.act('hide section', one);
  await until('it is gone', () => page.order().length === 1);
  const show = await until('its way back', () =>
    page.tools.querySelector<HTMLButtonElement>(`[data-section="${one}"]`),
  );
  await until('focus', () => focused() === show);
  show.click();
  await until('it is back', () => page.order().length === 2);
});

it('undoes steps, also the reset to the defaults', async () => {
  const page = await editing();
  await page.act(`hide ${b}`, 'overview');
  await until('it is gone', () => !page.order()[0]?.includes(b));
  page.press('Reset');
  await until('all', () => page.order()[0]?.includes(b));
  page.press('Undo');
  await until('it is gone again', () => !page.order()[0]?.includes(b));
  page.press('Undo');
  await until('all again', () => page.order()[0]?.includes(b));
});

it('adds a chart of the catalog, with a preview of this job first', async () => {
  const page = await editing();
  page.press('Add a chart');
  const dialog = await dialogOf(page);
  expect(find<HTMLDialogElement>(dialog, 'dialog').matches(':modal')).to.equal(true);
  const list = await search(dialog, 'records in', 'numRecordsIn');
  find(list, '.metric').click();
  const preview = await until('the preview', () => dialog.querySelector('flink-metrics-chart'));
  await until('its lines', () => preview.matrix !== null);
  expect(preview.query).to.contain('job_name="orders"').and.to.contain('namespace="tenant-a"');
  const [growth, aggregation] = dialog.querySelectorAll<HTMLSelectElement>('.fields select');
  expect([...(growth?.options ?? [])].map(({ value }) => value)).to.deep.equal([
    'rate',
    'increase',
  ]);
  expect([...(aggregation?.options ?? [])].map(({ value }) => value)).to.deep.equal([
    'sum',
    'avg',
    'min',
    'max',
  ]);
  find<HTMLFormElement>(dialog, 'form').requestSubmit();
  await until('the section', () => page.order()[0] === 'own-charts: own-chart');
  const chart = await until('the chart', () =>
    page.section('own-charts')?.shadowRoot?.querySelector('flink-metrics-chart'),
  );
  await until('its data', () => chart.matrix !== null);
  await until('it is saved', () => page.kept.state.saved.at(-1)?.includes('"own-chart"'));
});

it('counts rare events, and offers no aggregation of a single series', async () => {
  const page = await editing();
  page.press('Add a chart');
  const dialog = await dialogOf(page);
  const list = await search(dialog, 'flink_jobmanager_job_numRestarts');
  find(list, '.metric').click();
  const growth = await until('the form', () =>
    dialog.querySelector<HTMLSelectElement>('.fields select'),
  );
  expect(growth.value).to.equal('increase');
  const selects = [...dialog.querySelectorAll<HTMLSelectElement>('.fields select')];
  expect(selects.map(({ value }) => value)).to.deep.equal(['increase', 'tile', 'own-charts']);
});

it('suggests other searches where nothing is found', async () => {
  const page = await editing();
  page.press('Add a chart');
  const dialog = await dialogOf(page);
  const list = await search(dialog, 'numRecordsIn');
  const input = find<HTMLInputElement>(list, 'input');
  input.value = 'zebra';
  input.dispatchEvent(new Event('input'));
  await until('the hint', () => list.querySelector('.hint'));
  expect(list.querySelector('[role=option]')).to.equal(null);
  await accessible(dialog.host as HTMLElement);
});

it('offers no sum of what does not add up', async () => {
  const page = await editing();
  page.press('Add a chart');
  const dialog = await dialogOf(page);
  const list = await search(dialog, 'flink_taskmanager_Status_JVM_CPU_Load');
  find(list, '.metric').click();
  const select = await until('the form', () =>
    dialog.querySelector<HTMLSelectElement>('.fields select'),
  );
  expect([...select.options].map(({ value }) => value)).to.deep.equal(['avg', 'min', 'max']);
});

it('finds the job’s own metrics, and asks what they are', async () => {
  const page = await editing();
  page.press('Add a chart');
  const dialog = await dialogOf(page);
  const list = await search(dialog, 'myOrders');
  find(list, 'input').dispatchEvent(key('Enter'));
  const measure = await until('the form', () =>
    dialog.querySelector<HTMLSelectElement>('.fields select'),
  );
  expect(measure.value).to.equal('level');
  const choose = (select: HTMLSelectElement, value: string) => {
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };
  choose(measure, 'counter');
  const chart = () => find<FlinkMetricsChart>(dialog, 'flink-metrics-chart');
  await until('a rate', () => chart().query.includes('rate('));
  expect(chart().unit).to.equal('count/s');
  const unit = [...dialog.querySelectorAll<HTMLSelectElement>('.fields select')][1];
  if (unit === undefined) throw new Error('no unit');
  expect([...unit.options].map(({ value }) => value)).not.to.include('percent');
  choose(unit, 'bytes');
  await until('bytes', () => chart().unit === 'bytes/s');
  choose(measure, 'level');
  await until('no rate', () => chart().unit === 'bytes');
});

it('lists metrics that are not reported after those that are, and marks them', async () => {
  const page = await editing();
  page.press('Add a chart');
  const list = await search(await dialogOf(page), 'restarts', 'numRestarts');
  await until('what is reported', () => list.querySelector('.absent'));
  const absent = [...list.querySelectorAll('.metric')].map((metric) =>
    metric.classList.contains('absent'),
  );
  expect(absent).to.deep.equal(absent.toSorted());
});

it('changes an own chart in place, and removes it', async () => {
  const page = await editing();
  await addChart(page, 'numRecordsIn', 'Mine');
  await page.act('edit own-chart', 'own-charts');
  const dialog = await until('the dialog', () => {
    const root = page
      .section('own-charts')
      ?.shadowRoot?.querySelector('flink-metrics-chart-dialog')?.shadowRoot;
    return root?.querySelector('dialog[open]') && root;
  });
  const field = find<HTMLInputElement>(dialog, '#title-input');
  expect(field.value).to.equal('Mine');
  field.value = 'Yours';
  field.dispatchEvent(new Event('input'));
  await nextFrame();
  find<HTMLFormElement>(dialog, 'form').requestSubmit();
  await until(
    'the title',
    () =>
      page.section('own-charts')?.shadowRoot?.querySelector('flink-metrics-chart')?.heading ===
      'Yours',
  );
  await page.act('remove own-chart', 'own-charts');
  await until('it is gone', () => page.section('own-charts') === undefined);
});

it('imports what was exported, and says what is wrong with what was not', async () => {
  const page = await editing();
  page.press('Import');
  const dialog = await until('the dialog', () => {
    const root = page.tools.querySelector('flink-metrics-import-dialog')?.shadowRoot;
    return root?.querySelector('dialog[open]') && root;
  });
  const paste = async (json: string) => {
    const field = find<HTMLTextAreaElement>(dialog, 'textarea');
    field.value = json;
    field.dispatchEvent(new Event('input'));
    await nextFrame();
    find<HTMLFormElement>(dialog, 'form').requestSubmit();
  };
  const problem = (text: string) =>
    until(text, () => find(dialog, '[role="alert"]').textContent?.includes(text));
  await paste('');
  await problem('Paste a view');
  await paste('[{"id": 1');
  await problem('no JSON');
  await paste('[{"id": "x", "title": {"en": "X", "zh-CN": "X"}, "charts": []}]');
  await problem('[0].charts: must not be empty');
  await paste(formatSections(hideChart(few, a, true)));
  await until('the arrangement', () => page.order()[0] === `overview: ${b} ${c}`);
  expect(dialog.querySelector('dialog')).to.equal(null);
  await until('it is said', () => page.tools.textContent?.includes('Imported: 5 charts'));
});

it('shows hostile names as text', async () => {
  const kept = backend();
  const page = await editing({ kept });
  for (const [index, name] of hostileNames.entries()) {
    const title = name.slice(0, 200);
    await addChart(page, 'numRecordsIn', title);
    await until('it is there', () => page.order()[0]?.split(' ').length === index + 2);
  }
  expect(Reflect.get(globalThis, 'hacked')).to.equal(undefined);
  expect(page.host.scrollWidth).to.be.at.most(page.host.clientWidth);
});

it('says that a change is not saved, and saves it on retry', async () => {
  const page = await editing();
  page.kept.state.fails = true;
  await page.act(`hide ${b}`, 'overview');
  const alert = await until('the problem', () => page.tools.querySelector('.problem'));
  expect(alert.textContent).to.contain('not saved').and.to.contain('backend down');
  expect(page.order()[0]).not.to.contain(b);
  page.kept.state.fails = false;
  find(alert, 'button').click();
  await until('it is saved', () => page.kept.state.saved.length === 1);
  await until('no problem', () => page.tools.querySelector('.problem') === null);
});

it('refuses changes while the arrangement could not be loaded', async () => {
  const page = await editing({ kept: backend('[{') });
  const alert = await until('the problem', () => page.tools.querySelector('.problem'));
  expect(alert.textContent).to.contain('could not be loaded');
  expect(page.section('overview')?.shadowRoot?.querySelector('.edit')).to.equal(null);
  const add = find<HTMLButtonElement>(page.tools, 'button.primary');
  expect(add.disabled).to.equal(true);
  page.press('Done');
  await until('it is still said', () => page.editor().textContent?.includes('not loaded'));
  find(page.editor(), 'button').click();
  const again = await until('the bar', () =>
    page.editor().querySelector('flink-metrics-view-tools')?.shadowRoot?.querySelector('.problem'),
  );
  [...again.querySelectorAll('button')].at(-1)?.click();
  await until('a start', () => {
    const tools = page.editor().querySelector('flink-metrics-view-tools')?.shadowRoot;
    return tools?.querySelector<HTMLButtonElement>('button.primary:enabled');
  });
});

it('shows no preview without a job, and fits into 320 pixels', async () => {
  const page = await editing({ job: '' });
  page.host.style.inlineSize = '320px';
  page.press('Add a chart');
  const dialog = await dialogOf(page);
  const list = await search(dialog, 'numRestarts');
  find(list, '.metric').click();
  await until('the hint', () => dialog.textContent?.includes('Choose a job to see a preview'));
  expect(page.host.scrollWidth).to.be.at.most(320);
});
