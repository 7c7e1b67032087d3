import { later } from '../dom/later.ts';
import { whenIdle } from '../dom/paced.ts';
import type { Drawing } from './drawing/drawing.ts';

/** What draws. */
export interface DrawingModule {
  readonly Drawing: typeof Drawing;
}

/** Where all charts have what draws from. */
export interface DrawingSource<Module extends DrawingModule = DrawingModule> {
  /** What is loaded already, for callers that cannot wait. */
  readonly loaded: () => Module | undefined;
  /** Loads it once for all charts; after a failure the next call tries again. */
  readonly load: () => Promise<Module>;
  /** Loads it for charts that have not been scrolled to: printing draws all, and cannot wait for a download. */
  readonly loadLater: () => void;
  /** Resolves once it is loaded: a chart that failed to load it waits for another chart's success. */
  readonly whenLoaded: Promise<void>;
}

export function drawingSource<Module extends DrawingModule>(
  load: () => Promise<Module>,
): DrawingSource<Module> {
  let notifyLoaded: () => void = () => {};
  const whenLoaded = new Promise<void>((resolve) => {
    notifyLoaded = resolve;
  });
  const module = later(async () => {
    const loaded = await load();
    notifyLoaded();
    return loaded;
  });
  let isAwaited = false;
  return {
    whenLoaded,
    loaded: () => module.loaded,
    load: module.load,

    loadLater() {
      if (isAwaited) return;
      isAwaited = true;
      // If it fails now, the first chart that is seen tries again.
      whenIdle(() => module.load().catch(() => {}));
    },
  };
}
