import { children, type Expr, mapChildren, type VectorMatching } from '../../../promql/index.ts';
import { metricScope, selectedName } from '../../catalog/metric-scope.ts';
import { namespaceLabels } from '../../deployment/above.ts';
import { type Deployment, kubernetes } from '../../deployment/deployment.ts';
import { isUsuallyAbove } from '../../deployment/partitions.ts';
import { podLabels } from '../../deployment/process-labels.ts';

/** Which labels of a dashboard are decided elsewhere. */
export interface DeploymentLabels {
  /** The scope has the say about these, whatever a dashboard was made for. */
  readonly ofScope: ReadonlySet<string>;
  /** Of Flink's series, what the scrape adds where the dashboard comes from: those name no process here. */
  readonly isOfScrape: (label: string) => boolean;
  /** What names a process here; null where nobody described that. */
  readonly process: readonly string[] | null;
}

/** What a scrape or a push adds to each process's series, in one deployment or another. */
const targetLabels = [...podLabels, 'instance', 'job', 'exported_job', 'exported_instance'];

export function deploymentLabels(deployment?: Deployment): DeploymentLabels {
  const { namespace, jobName, jobId } = deployment ?? kubernetes;
  const ofScope = new Set([...namespaceLabels, namespace, jobName, jobId]);
  if (deployment === undefined) return { ofScope, isOfScrape: () => false, process: null };
  const { process, above, copies } = deployment;
  const own = [...above, ...copies].map(({ label }) => label);
  const ofScrape = new Set([...targetLabels, ...process, ...own]);
  return {
    ofScope,
    isOfScrape: (label) => ofScrape.has(label) || isUsuallyAbove(label),
    process,
  };
}

/** As this deployment names its processes: `pod` of a dashboard may be `exported_job` here. */
export function labelsHere(
  labels: readonly string[],
  { process }: DeploymentLabels,
): readonly string[] {
  if (process === null) return labels;
  const isOthers = (label: string) => targetLabels.includes(label) && !process.includes(label);
  return [...new Set(labels.flatMap((label) => (isOthers(label) ? process : [label])))];
}

/** A query that groups and joins Flink's series by what names a process here. */
export function inDeployment(expr: Expr, labels: DeploymentLabels): Expr {
  const mapped = mapChildren(expr, (child) => inDeployment(child, labels));
  if (labels.process === null || !isOfFlink(mapped)) return mapped;
  if (mapped.type === 'aggregation' && mapped.grouping !== undefined) {
    const { grouping } = mapped;
    return { ...mapped, grouping: { ...grouping, labels: labelsHere(grouping.labels, labels) } };
  }
  if (mapped.type === 'binary' && mapped.matching !== undefined) {
    return { ...mapped, matching: matchingHere(mapped.matching, labels) };
  }
  return mapped;
}

const matchingHere = (matching: VectorMatching, labels: DeploymentLabels): VectorMatching => ({
  ...matching,
  labels: labelsHere(matching.labels, labels),
});

/** Containers say `pod` everywhere. */
function isOfFlink(expr: Expr): boolean {
  if (expr.type === 'selector') return metricScope(selectedName(expr)) !== 'pod';
  return children(expr).every(isOfFlink);
}
