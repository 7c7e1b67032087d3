/** Which charts are near the visible part of the page. Where nobody ever tells, all are. */
export interface Viewport {
  isNear(chartId: string): boolean;
  setNear(chartId: string, near: boolean): void;
  forget(chartId: string): void;
}

export function createViewport(): Viewport {
  const near = new Set<string>();
  let told = false;
  return {
    isNear: (chartId) => !told || near.has(chartId),
    setNear(chartId, isNear) {
      told = true;
      if (isNear) near.add(chartId);
      else near.delete(chartId);
    },
    forget(chartId) {
      near.delete(chartId);
    },
  };
}
