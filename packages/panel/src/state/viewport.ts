/** Which charts are near the visible part of the page: all but those that tell they are not. */
export interface Viewport {
  isNear(chartId: string): boolean;
  setNear(chartId: string, near: boolean): void;
  /** Forgets all other charts. */
  keep(charts: { has(chartId: string): boolean }): void;
}

export function createViewport(): Viewport {
  const far = new Set<string>();
  return {
    isNear: (chartId) => !far.has(chartId),
    setNear(chartId, near) {
      if (near) far.delete(chartId);
      else far.add(chartId);
    },
    keep(charts) {
      for (const id of far) if (!charts.has(id)) far.delete(id);
    },
  };
}
