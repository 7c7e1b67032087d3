import { beforeRequest, changeCharts, uncompared } from './chart-changes.ts';
import { otherCharts, otherSections } from './other-sections.ts';
import type { EventName, PanelEvents } from './panel-events.ts';
import { emptyState, isSameJob, type JobFacts, type PanelState, unasked } from './panel-state.ts';

type Change<Field extends keyof PanelState, Name extends EventName> = (
  state: PanelState,
  detail: PanelEvents[Name],
) => PanelState[Field];

type FieldChanges<Field extends keyof PanelState> = {
  readonly [Name in EventName]?: Change<Field, Name>;
};

type Changes = { readonly [Field in keyof PanelState]: FieldChanges<Field> };

const unknown = emptyState([]);

/** Another job: what was known is not known of it. */
const forget = <Field extends keyof PanelState>(field: Field) => ({
  load: (state: PanelState, { job }: PanelEvents['load']): PanelState[Field] =>
    isSameJob(state.job, job) ? state[field] : unknown[field],
});

/** A fact of the job. */
const fact = <Field extends keyof JobFacts>(field: Field) => ({
  ...forget(field),
  facts: (state: PanelState, facts: Partial<JobFacts>): PanelState[Field] =>
    facts[field] === undefined ? state[field] : facts[field],
});

/**
 * Who changes what, and when: for each field of the state the events that change it, and how. No field changes in any
 * other way, and an event leaves the fields alone that do not list it. Who reports an event, and when, is in
 * `panel-events.ts`.
 */
const changes = {
  phase: {
    load: () => 'loading',
    search: ({ phase }) => (phase === 'idle' ? 'loading' : phase),
    missing: () => 'ready',
    ask: (state, { phase }) => phase ?? state.phase,
    empty: () => 'ready',
    settle: () => 'ready',
    stop: ({ updatedAt }) => (updatedAt === null ? 'idle' : 'ready'),
  },
  job: { load: (_, { job }) => job },
  status: fact('status'),
  statusAt: fact('statusAt'),
  lost: fact('lost'),
  marks: fact('marks'),
  processes: fact('processes'),
  findings: { ...forget('findings'), findings: (_, findings) => findings },
  freshness: fact('freshness'),
  connection: { online: (_, online) => (online ? 'online' : 'offline') },
  paused: { pause: (_, paused) => paused },
  interval: { ...forget('interval'), found: (_, { interval }) => interval },
  scope: { ...forget('scope'), found: (_, { scope }) => scope },
  runs: { ...forget('runs'), found: (_, { runs }) => runs },
  sections: {
    sections: ({ sections }, next) => otherSections(sections, next),
    toggle: ({ sections }, { section, open }) =>
      sections.map((one) => (one.definition.id === section ? { ...one, open } : one)),
  },
  charts: {
    load: ({ job, charts }, load) =>
      isSameJob(job, load.job)
        ? uncompared(charts)
        : changeCharts(charts, charts.keys(), ({ definition }) => unasked(definition)),
    sections: ({ charts }, next) => otherCharts(charts, next),
    ask: (state, { charts }) => changeCharts(state.charts, charts, () => ({ status: 'loading' })),
    answer: ({ charts }, { chart, answer }) => changeCharts(charts, [chart], () => answer),
    drop: ({ charts }, dropped) => changeCharts(charts, dropped, beforeRequest),
    compare: ({ charts }, compared) =>
      compared === null
        ? uncompared(charts)
        : changeCharts(charts, [compared.chart], (chart) =>
            chart.compared === compared.matrix ? null : { compared: compared.matrix },
          ),
  },
  progress: {
    load: (_, { charts }) => ({ done: 0, total: charts }),
    ask: ({ progress: { done, total } }, { charts, phase }) =>
      phase === null ? { done, total: total + charts.length } : { done: 0, total: charts.length },
    answer: ({ progress: { done, total } }) => ({ done: done + 1, total }),
    drop: ({ progress: { done, total } }, dropped) => ({ done, total: total - dropped.length }),
  },
  problem: {
    load: () => null,
    missing: (_, problem) => problem,
    found: () => null,
    empty: () => null,
    settle: (_, { problem }) => problem,
  },
  updatedAt: {
    ...forget('updatedAt'),
    answer: ({ updatedAt }, { answer, time }) => (answer.status === 'ready' ? time : updatedAt),
    empty: (_, { time }) => time,
    settle: ({ updatedAt }, { problem, time }) => updatedAt ?? (problem === null ? time : null),
  },
} as const satisfies Changes;

/** The events that change a field. */
export type EventsOf<Field extends keyof PanelState> = keyof (typeof changes)[Field];

const table: Changes = changes;
const fields = Object.keys(changes) as (keyof PanelState)[];

/** The state after an event: the same object where nothing changed. */
export function reduce<Name extends EventName>(
  state: PanelState,
  name: Name,
  detail: PanelEvents[Name],
): PanelState {
  let next = state;
  for (const field of fields) {
    const value = changed(state, field, name, detail);
    if (!Object.is(value, state[field])) next = { ...next, [field]: value };
  }
  return next;
}

function changed<Field extends keyof PanelState, Name extends EventName>(
  state: PanelState,
  field: Field,
  name: Name,
  detail: PanelEvents[Name],
): PanelState[Field] {
  const ofField: FieldChanges<Field> = table[field];
  const change = ofField[name];
  return change === undefined ? state[field] : change(state, detail);
}
