import { sections } from '@flink-metrics/sdk/internal/flink-sections';
import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import { accessible } from '../../testing/accessible.ts';
import { fakePrometheus } from '../../testing/fake-prometheus.ts';
import { hostileNames } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { Theme } from '../../theme/theme.ts';

const few = sections.slice(0, 1).map((section) => ({
  ...section,
  charts: section.charts.slice(0, 2),
}));

const panel = (title: string, expr: string, type = 'timeseries') => ({
  type,
  title,
  targets: [{ refId: 'A', expr }],
});

const dashboard = {
  title: 'Pipelines',
  panels: [
    panel('Records', 'sum(rate(flink_taskmanager_job_task_numRecordsIn{job_name="$job"}[5m]))'),
    panel('Heap', 'flink_taskmanager_Status_JVM_Memory_Heap_Used{tm_id=~"$tm"}'),
    panel('Brokers', 'up{job="kafka"}'),
    panel('Everything', 'flink_taskmanager_job_task_x', 'table'),
    {
      ...panel('Half', 'flink_taskmanager_job_task_x'),
      targets: [
        { refId: 'A', expr: 'flink_taskmanager_job_task_x' },
        { refId: 'B', expr: 'topk($k, flink_taskmanager_job_task_x)' },
      ],
    },
  ],
};

/** The import dialog, open over a page that shows two charts. */
async function importing(theme: Theme = 'light', lang = 'en') {
  const prometheus = fakePrometheus();
  const saved: string[] = [];
  const host = mount(
    html`
      <flink-metrics-provider
        endpoint="http://prometheus.test"
        namespace="tenant-a"
        job="orders"
        range="15m"
        refresh="off"
        lang=${lang}
        .sections=${few}
        .fetch=${prometheus.fetch}
        .views=${{ load: () => null, save: (_key: string, json: string) => saved.push(json) }}
      >
        <flink-metrics-view-editor></flink-metrics-view-editor>
        <flink-metrics-sections></flink-metrics-sections>
      </flink-metrics-provider>
    `,
    theme,
  );
  const editor = shadow(host, 'flink-metrics-view-editor');
  (await until('the button', () => editor.querySelector('button'))).click();
  const tools = await until('the bar', () => {
    const root = editor.querySelector('flink-metrics-view-tools')?.shadowRoot;
    return root?.querySelector('.bar button:nth-of-type(4):enabled') && root;
  });
  find<HTMLButtonElement>(tools, '.bar button:nth-of-type(4)').click();
  const dialog = await until('the dialog', () => {
    const root = tools.querySelector('flink-metrics-import-dialog')?.shadowRoot;
    return root?.querySelector('dialog[open]') && root;
  });
  const type = async (text: string) => {
    const field = find<HTMLTextAreaElement>(dialog, 'textarea');
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await nextFrame();
  };
  const submit = () => find<HTMLFormElement>(dialog, 'form').requestSubmit();
  const preview = () => until('the preview', () => dialog.querySelector('h3') && dialog);
  const submitButton = () => find<HTMLButtonElement>(dialog, '[type="submit"]');
  const shown = () =>
    [...shadow(host, 'flink-metrics-sections').querySelectorAll('flink-metrics-section')].map(
      ({ sectionId, charts }) => `${sectionId}: ${charts.map(({ definition }) => definition.id)}`,
    );
  return { host, tools, dialog, type, submit, preview, submitButton, shown, saved, prometheus };
}

const lines = (root: ShadowRoot, selector: string) =>
  [...root.querySelectorAll(selector)].map((line) => line.textContent?.replace(/\s+/g, ' ').trim());

for (const theme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'zh-CN']) {
    it(`is accessible in ${theme}, ${lang}`, async () => {
      const page = await importing(theme, lang);
      await page.type(JSON.stringify(dashboard));
      page.submit();
      await page.preview();
      await nextFrame();
      await accessible(page.dialog.host as HTMLElement);
    });
  }
}

it('shows what is imported and what is not, and why, before anything is changed', async () => {
  const page = await importing();
  const before = page.shown();
  await page.type(JSON.stringify({ dashboard }));
  page.submit();
  const preview = await page.preview();
  expect(find(preview, 'h3').textContent).to.equal('Grafana dashboard Pipelines');
  expect(lines(preview, 'h4')).to.deep.equal([
    'Charts to import: 3',
    'Left out: 3',
    'Not as in Grafana: 1',
  ]);
  expect(lines(preview, 'li li')).to.deep.equal(['Records', 'Heap', 'Half']);
  expect(lines(preview, 'h4:nth-of-type(2) + ul > li')).to.deep.equal([
    'Brokers not a Flink metric up',
    'Everything no chart is like this panel table',
    'Half (B) a variable beyond label values and ranges $k',
  ]);
  expect(page.submitButton().textContent?.trim()).to.equal('Add 3 charts');
  expect(page.shown()).to.deep.equal(before);
  expect(page.saved).to.deep.equal([]);
});

it('lists the differences, one note for each kind', async () => {
  const page = await importing();
  const repeated = { repeat: 'task', links: [{ title: 'Runbook' }] };
  const heap = 'flink_taskmanager_Status_JVM_Memory_Heap_Used{tm_id=~"$tm"}';
  const panels = [
    { ...panel('Heap', heap), ...repeated },
    { ...panel('Heap', heap), repeat: 'job' },
    { ...panel('Tasks', 'flink_taskmanager_job_task_x'), repeat: 'task' },
    panel('Left out', 'up{job="$job"}'),
  ];
  const annotations = { list: [{ name: 'Deployments' }] };
  await page.type(JSON.stringify({ ...dashboard, panels, annotations }));
  page.submit();
  const preview = await page.preview();
  expect(lines(preview, 'h4')).to.deep.equal([
    'Charts to import: 3',
    'Left out: 1',
    'Not as in Grafana: 4',
  ]);
  expect(lines(preview, 'h4 ~ ul:last-of-type > li')).to.deep.equal([
    'Links are not taken over Heap Runbook',
    'Not repeated: it comes once for all values of the variable Heap, Tasks $task Heap $job',
    'The variable no longer narrows it: all values are shown Heap $tm',
    'Annotations are not drawn Deployments',
  ]);
});

it('moves the focus to the result, and enables the button', async () => {
  const page = await importing();
  await page.type(JSON.stringify(dashboard));
  page.submit();
  const preview = await page.preview();
  await until('focus', () => preview.activeElement === preview.querySelector('h3'));
  expect(page.submitButton().disabled).to.equal(false);
});

it('adds the charts above the others, queries the chosen job only, and removes them on undo', async () => {
  const page = await importing();
  const before = page.shown();
  await page.type(JSON.stringify(dashboard));
  page.submit();
  await page.preview();
  page.submit();
  await until('the charts', () => page.shown().length === 2);
  expect(page.shown()).to.deep.equal([
    'grafana-pipelines: own-grafana-records,own-grafana-heap,own-grafana-half',
    ...before,
  ]);
  expect(page.dialog.querySelector('dialog')).to.equal(null);
  await until('it is said', () => page.tools.textContent?.includes('Imported: 3 charts'));
  await until('it is saved', () => page.saved.at(-1)?.includes('own-grafana-heap'));
  const asked = await until('the question', () =>
    page.prometheus.asked
      .map(({ params }) => params.get('query') ?? '')
      .find((query) => query.includes('Heap_Used')),
  );
  expect(asked).to.contain('namespace="tenant-a"').and.to.contain('job_name="orders"');
  find<HTMLButtonElement>(page.tools, '.bar button:nth-of-type(2)').click();
  await until('the arrangement before', () => page.shown().join() === before.join());
});

it('says so when nothing can be imported, and when it is no dashboard', async () => {
  const page = await importing();
  await page.type(JSON.stringify({ panels: [panel('Up', 'up')] }));
  page.submit();
  const preview = await page.preview();
  expect(preview.textContent).to.contain('Charts to import: 0');
  expect(page.submitButton().disabled).to.equal(true);
  await page.type('{"a": 1}');
  expect(page.dialog.querySelector('h3')).to.equal(null);
  expect(page.submitButton().disabled).to.equal(false);
  page.submit();
  await until('the problem', () =>
    find(page.dialog, '[role="alert"]').textContent?.includes('no Grafana dashboard'),
  );
});

it('shows hostile names as text, in a narrow window too', async () => {
  const page = await importing();
  const query = 'flink_taskmanager_job_task_x';
  const panels = hostileNames.flatMap((name) => [
    { ...panel(name, query), description: name, repeat: name, alert: { name } },
    panel(name, `${query}{${name}`),
    panel(name, query, name),
  ]);
  await page.type(JSON.stringify({ title: hostileNames[0], panels }));
  page.submit();
  const preview = await page.preview();
  const sheet = find<HTMLDialogElement>(preview, 'dialog');
  sheet.style.inlineSize = '320px';
  await nextFrame();
  expect(sheet.scrollWidth).to.be.at.most(320);
  expect(preview.querySelector('img, script')).to.equal(null);
  page.submit();
  await until('the charts', () => page.shown().length === 2);
  expect(Reflect.get(globalThis, 'hacked')).to.equal(undefined);
  expect(page.host.scrollWidth).to.be.at.most(page.host.clientWidth);
});
