import type { Visibility } from '@flink-metrics/sdk/prometheus';
import type { Connectivity } from '../store/polling.ts';

/** A hidden tab is not refreshed. The SDK's own would load all that asks before there is an address to ask. */
export const tabVisibility: Visibility = {
  hidden: () => document.visibilityState === 'hidden',
  subscribe: (listener) => listenTo(document, ['visibilitychange'], listener),
};

/** Nothing is asked without a network. */
export const pageConnectivity: Connectivity = {
  online: () => navigator.onLine,
  subscribe: (listener) => listenTo(window, ['online', 'offline'], listener),
};

function listenTo(target: EventTarget, names: readonly string[], listener: () => void): () => void {
  for (const name of names) target.addEventListener(name, listener);
  return () => {
    for (const name of names) target.removeEventListener(name, listener);
  };
}
