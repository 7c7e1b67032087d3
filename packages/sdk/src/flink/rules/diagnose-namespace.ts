import type { Labels, QueryClient } from '../../prometheus/index.ts';
import type { Expr } from '../../promql/index.ts';
import type { NamespaceScope } from '../scope/job-scope.ts';
import { isAnswerable } from '../scope/present.ts';
import { createAsker } from './ask/asker.ts';
import { isOfJobs } from './ask/by-job.ts';
import { jobLabels, measureOfJobs } from './ask/scoped-measure.ts';
import { type LookOptions, lookInTwo, wanted } from './diagnose.ts';
import { diagnosisOf } from './evaluate/diagnosis.ts';
import { factKey, factsOf } from './evaluate/facts.ts';
import type { Row, Table } from './evaluate/table.ts';
import type { Diagnosis, Verdict } from './model/finding.ts';
import { severities } from './model/rule.ts';

/** A job of a namespace, as one line of a list. */
export interface JobDiagnosis {
  /** As the label has it, so possibly sanitised. */
  readonly jobName: string;
  /** Labels above the namespace, such as `cluster`, with their values. */
  readonly above: Labels;
  /** Of the rules that can be judged for all jobs at once. */
  readonly diagnosis: Diagnosis;
}

/**
 * Says of each job of a namespace what is wrong with it, the worst first, in at most three requests for all. It judges
 * what jobs and tasks report; what processes and containers say carries no job's name, and is for `diagnose`.
 * @throws {PrometheusError} as `client.query` does.
 * @example
 * const lines = await diagnoseNamespace(client, { deployment, namespace: 'tenant-a' });
 * for (const { jobName, diagnosis } of lines) console.log(jobName, diagnosis.verdict);
 */
export async function diagnoseNamespace(
  client: QueryClient,
  scope: NamespaceScope,
  options: LookOptions = {},
): Promise<readonly JobDiagnosis[]> {
  const { description = scope.deployment, interval = 15_000, queryLength = 16_000 } = options;
  const described: NamespaceScope = { ...scope, deployment: description };
  const scoped = (measure: Expr) => measureOfJobs(measure, described, interval);
  const rules = wanted(options.rules).filter(({ when }) =>
    when.every(({ measure }) => isOfJobs(measure)),
  );
  const facts = factsOf(description);
  const canAsk = (measure: Expr) => isOfJobs(measure) && isAnswerable(measure, description);
  const asker = createAsker({
    client,
    canAsk,
    scoped,
    queryLength,
    signal: options.signal,
  });
  const { measured, candidates, step } = await lookInTwo(asker, rules, facts, options);
  const { first, further } = measured;
  const labels = jobLabels(described);
  const jobs = (first.rows.get(factKey(facts, 'present')) ?? []).map((row) => row.labels);
  return jobs
    .map((job): JobDiagnosis => {
      const { [description.jobName]: jobName = '', ...above } = job;
      const diagnosis = diagnosisOf({
        rules,
        candidates,
        facts,
        measured: { first: ofJob(first, job, labels), further: ofJob(further, job, labels) },
        description,
        canAsk,
        scoped,
        past: false,
        step,
        requests: asker.requests,
      });
      return { jobName, above, diagnosis };
    })
    .toSorted(worstFirst);
}

/** The rows of one job, without what tells it from the others. */
function ofJob({ times, rows }: Table, job: Labels, jobLabels: readonly string[]): Table {
  const own = (row: Row): readonly Row[] => {
    if (jobLabels.some((label) => row.labels[label] !== job[label])) return [];
    const labels = Object.entries(row.labels).filter(([name]) => !jobLabels.includes(name));
    return [{ ...row, labels: Object.fromEntries(labels) }];
  };
  return { times, rows: new Map([...rows].map(([key, all]) => [key, all.flatMap(own)])) };
}

const order: readonly Verdict[] = [...severities, 'unknown', 'healthy'];

function worstFirst(one: JobDiagnosis, other: JobDiagnosis): number {
  return (
    order.indexOf(one.diagnosis.verdict) - order.indexOf(other.diagnosis.verdict) ||
    other.diagnosis.findings.length - one.diagnosis.findings.length ||
    (one.jobName < other.jobName ? -1 : 1)
  );
}
