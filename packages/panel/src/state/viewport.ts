/** Which charts are near the visible part of the page. Where nobody ever tells, all are. */
export interface Viewport {
  isNear(chartId: string): boolean;
  setNear(chartId: string, near: boolean): void;
  /** Forgets all other charts. */
  keep(charts: { has(chartId: string): boolean }): void;
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
    keep(charts) {
      for (const id of near) if (!charts.has(id)) near.delete(id);
    },
  };
}
