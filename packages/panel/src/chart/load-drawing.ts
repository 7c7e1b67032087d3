type DrawingModule = typeof import('./drawing/drawing.ts');

let loading: Promise<DrawingModule> | undefined;

/** Loads ECharts when the first chart is seen, once for all; after a failure the next call tries again. */
export function loadDrawing(): Promise<DrawingModule> {
  loading ??= import('./drawing/drawing.ts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}
