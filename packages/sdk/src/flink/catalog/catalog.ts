import { type MetricFamily, toFamily } from './family.ts';
import { familyRows } from './generated/family-rows.ts';

/** Every family the catalog knows: Flink's, its connectors', its Kubernetes operator's, and those of containers. */
export const catalog: readonly MetricFamily[] = /* @__PURE__ */ familyRows.map(toFamily);
