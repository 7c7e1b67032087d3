/** Who may change what of the panel's state: what must and must not compile; `tsc` is the test. */
import type { EventsOf } from '../../packages/panel/src/store/state/panel-changes.ts';
import type {
  AskingEvents,
  ChartEvents,
  ComparisonEvents,
  EventName,
  FactEvents,
  HostEvents,
  RoundEvents,
} from '../../packages/panel/src/store/state/panel-events.ts';
import type { StateStore } from '../../packages/panel/src/store/state/state-store.ts';

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
const same = <One, Other>(_: Same<One, Other>): void => {};

declare const store: StateStore;
declare const host: StateStore<keyof HostEvents>;
declare const asking: StateStore<keyof AskingEvents>;
declare const facts: StateStore<keyof FactEvents>;

// A reporter is given its own events, and has no others.
const given: StateStore<keyof FactEvents> = asking;
given.dispatch('facts', { lost: true });
store.dispatch('found', { interval: 15_000, scope: null as never, runs: [] });
// @ts-expect-error a fact is no event of the host's
host.dispatch('facts', { lost: true });
// @ts-expect-error facts do not load another job
facts.dispatch('load', { job: { namespace: 'tenant-a', job: 'orders' }, charts: 1 });
// @ts-expect-error what may report facts only is not given to what reports more
const more: StateStore<keyof AskingEvents> = facts;
more.dispatch('search', null);
// @ts-expect-error charts are no fact of the job
facts.dispatch('facts', { charts: new Map() });
// @ts-expect-error an event comes with its own details
host.dispatch('online', null);
// @ts-expect-error nobody sets a field
store.set({ phase: 'ready' });

// Each event has one reporter.
same<keyof HostEvents & keyof AskingEvents, never>(true);
same<keyof RoundEvents & keyof (ChartEvents & ComparisonEvents & FactEvents), never>(true);
same<keyof ChartEvents & keyof (ComparisonEvents & FactEvents), never>(true);
same<keyof ComparisonEvents & keyof FactEvents, never>(true);
same<keyof (HostEvents & AskingEvents), EventName>(true);

// Who changes what.
same<EventsOf<'status'>, 'load' | 'facts'>(true);
same<EventsOf<'statusAt'>, 'load' | 'facts'>(true);
same<EventsOf<'lost'>, 'load' | 'facts'>(true);
same<EventsOf<'marks'>, 'load' | 'facts'>(true);
same<EventsOf<'processes'>, 'load' | 'facts'>(true);
same<EventsOf<'freshness'>, 'load' | 'facts'>(true);
same<EventsOf<'interval'>, 'load' | 'found'>(true);
same<EventsOf<'scope'>, 'load' | 'found'>(true);
same<EventsOf<'job'>, 'load'>(true);
same<EventsOf<'connection'>, 'online'>(true);
same<EventsOf<'paused'>, 'pause'>(true);
same<EventsOf<'sections'>, 'sections' | 'toggle'>(true);
same<EventsOf<'progress'>, 'load' | 'ask' | 'answer' | 'drop'>(true);
same<EventsOf<'charts'>, 'load' | 'sections' | 'ask' | 'answer' | 'drop' | 'compare'>(true);
same<EventsOf<'problem'>, 'load' | 'missing' | 'found' | 'empty' | 'settle'>(true);
same<EventsOf<'updatedAt'>, 'load' | 'answer' | 'empty' | 'settle'>(true);
same<EventsOf<'phase'>, 'load' | 'search' | 'missing' | 'ask' | 'empty' | 'settle' | 'stop'>(true);
// @ts-expect-error a problem is not a fact of the job
same<EventsOf<'problem'>, 'load' | 'facts'>(true);
