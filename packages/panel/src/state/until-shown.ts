import type { Visibility } from '@flink-metrics/sdk/prometheus';

/** Resolves when the page is shown, or when nobody waits for that any more. */
export function untilShown(visibility: Visibility, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stop();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const stop = visibility.subscribe(() => {
      if (!visibility.hidden()) end();
    });
    signal.addEventListener('abort', end);
  });
}
