export type Engine = typeof import('./engine.ts');

let engine: Promise<Engine> | undefined;

/** Loads what asks, once for all panels; after a failure the next call tries again. */
export function loadEngine(): Promise<Engine> {
  engine ??= import('./engine.ts').catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}
