type Engine = typeof import('../store/engine.ts');

let engine: Promise<Engine> | undefined;

/** Loads what asks, once for all panels; after a failure the next call tries again. */
export function loadEngine(): Promise<Engine> {
  engine ??= import('../store/engine.ts').catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}
