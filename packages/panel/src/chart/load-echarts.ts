type EChartsParts = typeof import('./echarts-parts.ts');

let parts: Promise<EChartsParts> | undefined;

/** Loads ECharts when the first chart is seen, once for all; after a failure the next call tries again. */
export function loadECharts(): Promise<EChartsParts> {
  parts ??= import('./echarts-parts.ts').catch((error: unknown) => {
    parts = undefined;
    throw error;
  });
  return parts;
}
