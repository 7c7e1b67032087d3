/**
 * What most looks never need, each by an `import()` of its own. In the script tag they come from the second file instead
 * (`script-tag.ts`): who adds one here names it there too, else it does not compile.
 */
export const loadCatalog = () => import('@flink-metrics/sdk/internal/flink-catalog');

/** Judging a job, and the words of what is found. */
export const loadRules = () => import('./rules.ts');

export type Rules = Awaited<ReturnType<typeof loadRules>>;

export const loadGrafana = () => import('./grafana.ts');
