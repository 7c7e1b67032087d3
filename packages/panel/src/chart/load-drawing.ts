import { whenIdle } from './when-idle.ts';

type DrawingModule = typeof import('./drawing/drawing.ts');

let loading: Promise<DrawingModule> | undefined;
let loaded: DrawingModule | undefined;

let tellLoaded: () => void = () => {};

/** For who has failed to load it: resolves when somebody has. */
export const drawingLoaded = new Promise<void>((resolve) => {
  tellLoaded = resolve;
});

/** For who cannot wait: undefined until some chart was seen. */
export const loadedDrawing = (): DrawingModule | undefined => loaded;

/** Loads what draws when the first chart is seen, once for all; after a failure the next call tries again. */
export function loadDrawing(): Promise<DrawingModule> {
  loading ??= import('./drawing/drawing.ts').then(
    (module) => {
      loaded = module;
      tellLoaded();
      return module;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

let isAwaited = false;

/** For charts with data that nobody has come to: who prints the page gets them drawn, and a printer does not wait. */
export function loadDrawingLater(): void {
  if (isAwaited) return;
  isAwaited = true;
  // What cannot be fetched now is fetched for the first chart that is seen.
  whenIdle(() => loadDrawing().catch(() => {}));
}
