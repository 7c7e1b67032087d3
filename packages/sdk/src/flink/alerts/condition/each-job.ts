import {
  type Aggregation,
  type Expr,
  group,
  type InstantVector,
  labelReplace,
  mapChildren,
  mul,
  or,
  visit,
} from '../../../promql/index.ts';
import { type MetricScope, metricScope, selectedName } from '../../catalog/metric-scope.ts';
import { byJob, isOfJobs } from '../../rules/ask/by-job.ts';
import {
  jobLabels,
  measureOfJobs,
  SAMPLES,
  withLongEnoughWindows,
} from '../../rules/ask/scoped-measure.ts';
import { labelsAbove, type NamespaceScope, processKey } from '../../scope/job-scope.ts';
import { leadersOf, membersOf, onlyAlive } from '../../scope/processes.ts';
import { scopeToNamespace } from '../../scope/scope-query.ts';
import type { WhyNot } from '../model.ts';

/** What a group of a group is: aggregated by process first, and by subject then, they say the same. */
const inSteps: ReadonlySet<string> = new Set(['sum', 'max', 'min', 'group']);

/**
 * An expression over the metrics of jobs, processes and pods, for every job of a namespace at once: what a process says
 * of itself is joined with the jobs that it runs, and said of each of them.
 */
export function forEachJob(expr: Expr, scope: NamespaceScope, interval: number): Expr | WhyNot {
  try {
    return eachJob(withLongEnoughWindows(expr, SAMPLES * interval), scope, interval);
  } catch (error) {
    if (error instanceof NotByJob) return error.why;
    throw error;
  }
}

class NotByJob extends Error {
  readonly why: WhyNot;

  constructor(why: WhyNot) {
    super(why);
    this.why = why;
  }
}

function eachJob(expr: Expr, scope: NamespaceScope, interval: number): Expr {
  if (isOfJobs(expr)) return measureOfJobs(expr, scope, interval);
  if (expr.type === 'selector' || expr.type === 'matrix') throw new NotByJob('not-by-job');
  if (expr.type === 'aggregation' && !hasAggregation(expr.expr)) {
    return ofProcesses(expr, scope, interval);
  }
  const inner = mapChildren(expr, (child) => eachJob(child, scope, interval));
  // Its parts are told by job already, and what is around them is not.
  return aroundParts(inner, jobLabels(scope));
}

/** As `byJob` of one node. */
function aroundParts(expr: Expr, labels: readonly string[]): Expr {
  const parts: Expr[] = [];
  const placeholder = (child: Expr): Expr => {
    parts.push(child);
    return { type: 'number', value: 0 };
  };
  const outer = byJob(mapChildren(expr, placeholder), labels);
  return mapChildren(outer, () => parts.shift() as Expr);
}

function ofProcesses(aggregation: Aggregation, scope: NamespaceScope, interval: number): Expr {
  if (!inSteps.has(aggregation.op) || aggregation.grouping?.kind === 'without') {
    throw new NotByJob('not-by-job');
  }
  const jobs = jobLabels(scope);
  const { members, key } = processesOf(kindOf(aggregation.expr), scope, interval);
  const own = aggregation.grouping?.labels ?? [];
  if (own.some((label) => !key.includes(label))) throw new NotByJob('not-by-job');
  const each = {
    ...aggregation,
    grouping: { kind: 'by', labels: key },
    expr: scopeToNamespace(aggregation.expr, scope, { interval }),
  } as Aggregation & InstantVector;
  const joined = mul(group(members).by(...new Set([...jobs, ...key])), each)
    .on(...key)
    .groupLeft();
  return {
    ...aggregation,
    grouping: { kind: 'by', labels: [...new Set([...own, ...jobs])] },
    expr: joined,
  };
}

interface Processes {
  /** A series or more for each job and process. */
  readonly members: InstantVector;
  /** Labels that tell one process from another, on both sides. */
  readonly key: readonly string[];
}

function processesOf(kind: MetricScope, scope: NamespaceScope, interval: number): Processes {
  const { deployment } = scope;
  const alive = (members: InstantVector) => onlyAlive(members, scope, interval);
  switch (kind) {
    case 'taskmanager': {
      const key = [...new Set([deployment.taskManager, ...processKey(scope)])];
      return { members: alive(membersOf(scope)), key };
    }
    case 'jobmanager':
      return { members: alive(leadersOf(scope)), key: processKey(scope) };
    case 'pod': {
      const { pod } = deployment;
      if (pod === null) throw new NotByJob('pods-unknown');
      const both = or(membersOf(scope), leadersOf(scope));
      const members = pod === 'pod' ? both : labelReplace(both, 'pod', '$1', pod, '(.*)');
      const above = labelsAbove(deployment).filter((label) =>
        deployment.above.some((one) => one.label === label && one.onContainers),
      );
      return { members, key: ['pod', ...above] };
    }
    default:
      throw new NotByJob('not-by-job');
  }
}

/** Whose series an expression without aggregations has: of one kind, or nothing joins them. */
function kindOf(expr: Expr): MetricScope {
  const kinds = new Set<MetricScope>();
  visit(expr, (one) => {
    if (one.type === 'selector') kinds.add(metricScope(selectedName(one)));
  });
  const [kind, ...others] = kinds;
  if (kind === undefined || others.length > 0) throw new NotByJob('not-by-job');
  return kind;
}

function hasAggregation(expr: Expr): boolean {
  let found = false;
  visit(expr, (one) => {
    found ||= one.type === 'aggregation';
  });
  return found;
}
