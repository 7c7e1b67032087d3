import type { Section } from '@flink-metrics/sdk/internal/flink-core';
import { createStore, type Readable } from '@flink-metrics/sdk/prometheus';
import { reduce } from './panel-changes.ts';
import type { EventName, PanelEvents } from './panel-events.ts';
import { emptyState, type PanelState } from './panel-state.ts';

/** An event with its details. A union: type parameters of `dispatch` would not keep a store of fewer events apart. */
type EventOf<Name extends EventName> = {
  [Reported in Name]: [name: Reported, detail: PanelEvents[Reported]];
}[Name];

/** The panel's state, and the events that its holder may report. Whatever does not change stays the same object. */
export interface StateStore<Name extends EventName = EventName> extends Readable<PanelState> {
  /** Reports an event: the state changes as `panel-changes.ts` says. */
  readonly dispatch: (...event: EventOf<Name>) => void;
}

export function createStateStore(sections: readonly Section[]): StateStore {
  const { snapshot, subscribe, set } = createStore(emptyState(sections));
  return {
    snapshot,
    subscribe,
    dispatch(name, detail) {
      const state = snapshot();
      const next = reduce(state, name, detail);
      if (next !== state) set(next);
    },
  };
}
