import { createPrometheusClient } from '@flink-metrics/sdk/prometheus';
import fc from 'fast-check';
import { estateSamples } from '../../support/estate.ts';
import { startPrometheus } from '../../support/prometheus.ts';
import { faultsOf } from './check.ts';
import { type EstateLayout, estateTime, layOut } from './layout.ts';
import { estatePlan } from './plan.ts';

export interface EstateFault {
  /** Of the estate in its run: the same seed draws the same. */
  readonly index: number;
  readonly layout: EstateLayout;
  readonly faults: readonly string[];
}

/** Estates in one Prometheus; each in namespaces of its own. */
const TOGETHER = 100;

/** Draws estates and looks at the jobs of each. @returns what is wrong */
export async function checkEstates(options: {
  readonly count: number;
  readonly seed: number;
  /** One of them alone. */
  readonly only?: number;
  readonly onProgress?: (checked: number) => void;
}): Promise<readonly EstateFault[]> {
  const { count, seed, only, onProgress } = options;
  const layouts = fc
    .sample(estatePlan, { numRuns: count, seed })
    .map(layOut)
    .map((layout, index) => ({ layout, index }))
    .filter(({ index }) => only === undefined || index === only);
  const found: EstateFault[] = [];
  for (let from = 0; from < layouts.length; from += TOGETHER) {
    const some = layouts.slice(from, from + TOGETHER);
    const processes = some.flatMap(({ layout }) => layout.processes.map(({ process }) => process));
    await using prometheus = await startPrometheus({
      openMetrics: estateSamples(processes, estateTime),
    });
    const client = createPrometheusClient({ baseUrl: prometheus.url });
    for (const { layout, index } of some) {
      const faults = await faultsOf(client, layout).catch((error: unknown) => [String(error)]);
      if (faults.length > 0) found.push({ index, layout, faults });
    }
    onProgress?.(from + some.length);
  }
  return found;
}
