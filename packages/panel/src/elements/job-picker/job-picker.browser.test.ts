import { sections } from '@flink-metrics/sdk/internal/flink-sections';
import { createQueryClient } from '@flink-metrics/sdk/prometheus';
import { expect } from 'chai';
import { html } from 'lit';
import '../../define.ts';
import type { RecentStorage } from '../../storage/recent.ts';
import { accessible } from '../../testing/accessible.ts';
import { failure, fakePrometheus, success } from '../../testing/fake-prometheus.ts';
import { hostileNames } from '../../testing/matrix.ts';
import { find, mount, nextFrame, shadow, until } from '../../testing/mount.ts';
import type { FlinkMetricsProvider } from '../provider/provider.ts';
import type { FlinkMetricsJobPicker } from './job-picker.ts';

const clientOf = (fetch: (request: Request) => Promise<Response>) =>
  createQueryClient({ baseUrl: 'http://prometheus.test', fetch });
const few = sections
  .slice(0, 1)
  .map((section) => ({ ...section, charts: section.charts.slice(0, 1) }));
const recentKey = 'flink-metrics-recent/';

/** A storage that has these jobs, last looked at through any endpoint. */
function storageOf(...jobs: readonly (readonly [namespace: string, job: string])[]) {
  const texts = new Map<string, string>();
  const json = JSON.stringify(jobs.map(([namespace, job]) => ({ namespace, job })));
  texts.set(recentKey, json);
  const storage: RecentStorage = {
    load: (key) => texts.get(key) ?? null,
    save: (key, text) => {
      texts.set(key, text);
    },
  };
  return { storage, texts };
}

const picker = (
  fetch = fakePrometheus().fetch,
  storage = storageOf().storage,
  namespace = 'tenant-a',
) => html`
  <flink-metrics-job-picker
    namespace=${namespace}
    .client=${clientOf(fetch)}
    .storage=${storage}
  ></flink-metrics-job-picker>
`;
const root = (host: Element) => shadow(host, 'flink-metrics-job-picker');
const field = (host: Element, index: 0 | 1) => {
  const found = root(host).querySelectorAll('flink-metrics-combobox')[index];
  if (found?.shadowRoot == null) throw new Error('a field is missing');
  return found.shadowRoot;
};
const input = (host: Element, index: 0 | 1) => find<HTMLInputElement>(field(host, index), 'input');
const texts = (host: Element, index: 0 | 1, selector: string) =>
  [...field(host, index).querySelectorAll<HTMLElement>(selector)]
    .filter((element) => element.checkVisibility())
    .map((element) => element.textContent?.trim());

async function enter(host: Element, index: 0 | 1): Promise<void> {
  await nextFrame();
  input(host, index).focus();
  await nextFrame();
}

async function type(host: Element, index: 0 | 1, text: string): Promise<void> {
  await nextFrame();
  input(host, index).value = text;
  input(host, index).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await nextFrame();
}

function askedBy(host: HTMLElement): unknown[] {
  const asked: unknown[] = [];
  host.addEventListener('flink-query', ({ detail }) => asked.push(detail));
  return asked;
}

/** Answers a namespace's jobs with these, all of them running. */
function prometheusWith(names: readonly string[]) {
  const fake = fakePrometheus();
  fake.answer = (path) =>
    path !== 'query'
      ? undefined
      : success({
          resultType: 'vector',
          result: names.map((name, index) => ({
            metric: {
              __name__: 'flink_jobmanager_job_runningTime',
              job_name: name,
              job_id: `${index}`,
            },
            value: [Date.now() / 1000, '5000'],
          })),
        });
  return fake;
}

for (const theme of ['light', 'dark'] as const) {
  it(`is accessible in ${theme}, with its suggestions open too`, async () => {
    const host = mount(picker(undefined, storageOf(['tenant-a', 'payments']).storage), theme);
    await nextFrame();
    await accessible(host);
    await enter(host, 1);
    await until('jobs', () => texts(host, 1, '.option').length === 2);
    await accessible(host);
  });
}

it('asks for suggestions when a field is entered, and not before', async () => {
  const fake = fakePrometheus();
  const host = mount(picker(fake.fetch));
  await nextFrame();
  expect(fake.asked).to.deep.equal([]);
  await enter(host, 0);
  await until('namespaces', () => texts(host, 0, '.option').length === 2);
  await enter(host, 1);
  await until('jobs', () => texts(host, 1, '.value').includes('orders'));
});

it('says how each job is', async () => {
  const host = mount(picker());
  await enter(host, 1);
  await until('its state', () => texts(host, 1, '.detail').includes('Running'));
  expect(field(host, 1).querySelector('.detail svg')).to.not.equal(null);
});

it('puts the jobs last looked at first, each once, by whichever name', async () => {
  const recent = storageOf(['tenant-a', 'my-job (v2)'], ['tenant-b', 'other']);
  const fake = prometheusWith(['my_job__v2_', 'orders']);
  const host = mount(picker(fake.fetch, recent.storage));
  await enter(host, 1);
  await until('jobs', () => texts(host, 1, '.option').length === 2);
  expect(texts(host, 1, '.value')).to.deep.equal(['my-job (v2)', 'orders']);
  expect(texts(host, 1, '.detail')).to.deep.equal(['Running', 'Running']);
  expect(texts(host, 1, '.group')).to.deep.equal(['Recent', 'Reporting now']);
});

it('calls jobs as the host says they are called, and finds them by their label', async () => {
  const fake = prometheusWith(['my_job__v2_', 'other', '____']);
  const host = mount(html`
    <flink-metrics-provider
      .client=${clientOf(fake.fetch)}
      .names=${['my-job (v2)', '订单', '支付处理', '订单处理']}
    >
      ${picker(fake.fetch)}
    </flink-metrics-provider>
  `);
  const asked = askedBy(host);
  await enter(host, 1);
  await until('the name', () => texts(host, 1, '.value').includes('my-job (v2)'));
  // Two of the names become ____, so that nothing tells which it is.
  expect(texts(host, 1, '.value')).to.have.members(['my-job (v2)', 'other', '____']);
  for (const search of ['my_job__v2', 'JOB (']) {
    await type(host, 1, search);
    expect(texts(host, 1, '.value')).to.deep.equal(['my-job (v2)']);
  }
  await type(host, 1, 'my-job (v2)');
  find<HTMLButtonElement>(root(host), 'button[type=submit]').click();
  expect(asked).to.deep.equal([{ namespace: 'tenant-a', job: 'my-job (v2)' }]);
});

it('suggests namespace and job together while no namespace is entered', async () => {
  const recent = storageOf(['tenant-b', 'team/orders']);
  const host = mount(picker(undefined, recent.storage, ''));
  const asked = askedBy(host);
  await enter(host, 1);
  await until('one', () => texts(host, 1, '.option').includes('tenant-b/team/orders'));
  find(field(host, 1), '.option').click();
  await nextFrame();
  expect(asked).to.deep.equal([{ namespace: 'tenant-b', job: 'team/orders' }]);
  await until('both fields', () => input(host, 0).value === 'tenant-b');
});

it('asks for a job that is chosen, by mouse or keyboard: what is named is what is shown', async () => {
  const host = mount(picker(prometheusWith(['orders', 'payments']).fetch));
  const asked = askedBy(host);
  await enter(host, 1);
  await until('jobs', () => texts(host, 1, '.option').length === 2);
  field(host, 1).querySelectorAll<HTMLElement>('.option')[1]?.click();
  expect(asked).to.deep.equal([{ namespace: 'tenant-a', job: 'payments' }]);
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) {
    input(host, 1).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await nextFrame();
  }
  expect(asked.slice(1)).to.deep.equal([{ namespace: 'tenant-a', job: 'orders' }]);
});

it('goes on to the jobs of a namespace that is chosen, and asks for nothing before one is', async () => {
  const host = mount(picker());
  const asked = askedBy(host);
  await type(host, 1, 'orders');
  await enter(host, 0);
  await until('namespaces', () => texts(host, 0, '.option').includes('tenant-b'));
  const other = [...field(host, 0).querySelectorAll<HTMLElement>('.option')].find(
    ({ textContent }) => textContent?.trim() === 'tenant-b',
  );
  other?.click();
  await until('the job field', () => field(host, 1).activeElement === input(host, 1));
  await until('an empty job', () => input(host, 1).value === '');
  expect(asked).to.deep.equal([]);
});

it('shows nothing of what another user looked at in a namespace that is not this one’s', async () => {
  const recent = storageOf(['tenant-z', 'secret'], ['tenant-a', 'secret']);
  const refused = fakePrometheus();
  refused.answer = (path) =>
    path === 'label/__name__/values' ? failure(403, 'forbidden', 'no') : undefined;
  const host = mount(picker(refused.fetch, recent.storage));
  await enter(host, 1);
  await until('a refusal', () => texts(host, 1, '.note').length === 1);
  expect(texts(host, 1, '.option')).to.deep.equal([]);
  await type(host, 0, '');
  await enter(host, 1);
  await until('what is allowed', () => texts(host, 1, '.option').includes('tenant-a/secret'));
  expect(texts(host, 1, '.option').length).to.equal(1);
});

it('says why it has no suggestions', async () => {
  const host = mount(picker(async () => failure(403, 'forbidden', 'no')));
  await enter(host, 0);
  await until('a note', () => texts(host, 0, '.note').includes('You may not see this namespace'));
});

it('asks for what the fields hold, trimmed, and remembers it', async () => {
  const recent = storageOf();
  const host = mount(picker(undefined, recent.storage));
  const asked = askedBy(host);
  await type(host, 1, '  orders ');
  find(root(host), 'button').click();
  expect(asked).to.deep.equal([{ namespace: 'tenant-a', job: 'orders' }]);
  await until('a memory', () => recent.texts.get(recentKey)?.includes('"orders"'));
});

it('finds a job among thousands by the name its user gave it', async () => {
  const many = Array.from({ length: 5000 }, (_, index) => `job_${index}`);
  const host = mount(picker(prometheusWith([...many, 'my_job__v2_']).fetch));
  await enter(host, 1);
  await until('jobs', () => texts(host, 1, '.option').length === 100);
  await type(host, 1, 'my-job (v');
  expect(texts(host, 1, '.value')).to.deep.equal(['my_job__v2_']);
});

it('takes up what the host sets, and lets the user type over it', async () => {
  const host = mount(picker());
  await type(host, 1, 'half a na');
  const element = find<FlinkMetricsJobPicker>(host, 'flink-metrics-job-picker');
  element.requestUpdate();
  await nextFrame();
  expect(input(host, 1).value).to.equal('half a na');
  element.job = 'orders';
  await until('the job', () => input(host, 1).value === 'orders');
});

it('takes foreign names for text, and stays within a narrow column', async () => {
  const recent = storageOf(...hostileNames.map((name) => ['tenant-a', name] as const));
  const host = mount(picker(prometheusWith(hostileNames).fetch, recent.storage));
  host.style.inlineSize = '320px';
  await enter(host, 1);
  await until('jobs', () => texts(host, 1, '.option').length === hostileNames.length);
  expect(field(host, 1).querySelectorAll('img, script').length).to.equal(0);
  expect(find(host, 'flink-metrics-job-picker').scrollWidth).to.be.at.most(320);
  const list = find(field(host, 1), '.popup');
  expect(list.scrollWidth).to.be.at.most(list.clientWidth);
});

it('takes job and client from its provider, and remembers what was found through it', async () => {
  const { storage, texts: kept } = storageOf();
  const endpoint = 'http://prometheus.test';
  const host = mount(html`
    <flink-metrics-provider
      endpoint=${endpoint}
      namespace="tenant-a"
      job="orders"
      .sections=${few}
      .fetch=${fakePrometheus().fetch}
    >
      <flink-metrics-job-picker .storage=${storage}></flink-metrics-job-picker>
    </flink-metrics-provider>
  `);
  await nextFrame();
  await until('the job', () => input(host, 1).value === 'orders');
  const key = recentKey + encodeURIComponent(endpoint);
  await until('a memory', () => kept.get(key)?.includes('"orders"'));
  await type(host, 1, 'oders');
  find(root(host), 'button').click();
  const provider = find<FlinkMetricsProvider>(host, 'flink-metrics-provider');
  await until('the provider', () => provider.job === 'oders');
  await type(host, 1, '');
  await enter(host, 1);
  await until('jobs', () => texts(host, 1, '.group').includes('Recent'));
  expect(kept.get(key)).to.not.include('oders"');
});
