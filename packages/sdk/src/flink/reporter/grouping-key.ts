import type { PushReporter } from './options.ts';

/**
 * Flink's text of the labels that every series of a reporter gets.
 * @throws {RangeError} for a label that Flink, the Pushgateway or Prometheus does not take.
 */
export function groupingKey({ namespace, grouping = {} }: PushReporter): string {
  for (const name of Object.keys(grouping)) {
    const problem = problemOf(name);
    if (problem !== null) {
      throw new RangeError(`grouping cannot have the label ${JSON.stringify(name)}: ${problem}`);
    }
  }
  const pairs = Object.entries({ namespace, ...grouping });
  for (const [name, value] of pairs) {
    // Flink splits at `;` and the first `=`, and drops a pair with an empty or blank side.
    if (value.trim() === '' || value.includes(';')) {
      throw new RangeError(
        `groupingKey cannot hold ${JSON.stringify(name)}=${JSON.stringify(value)}`,
      );
    }
  }
  return pairs.map((pair) => pair.join('=')).join(';');
}

/** Two series of one process would become the same, which the Pushgateway refuses; or nothing tells processes apart. */
const ofFlink: ReadonlySet<string> = new Set([
  ...['host', 'tm_id', 'job_id', 'job_name', 'task_id', 'task_name', 'task_attempt_id'],
  ...['task_attempt_num', 'subtask_index', 'operator_id', 'operator_name', 'quantile'],
]);

function problemOf(name: string): string | null {
  if (!isLabelName(name)) {
    return 'a label name has letters, digits and "_", and does not begin with a digit';
  }
  // See https://github.com/prometheus/pushgateway/blob/v1.5.1/handler/push.go
  if (name.startsWith('__')) return 'the Pushgateway refuses names that begin with "__"';
  if (name === 'job') return 'jobName sets it';
  if (ofFlink.has(name))
    return 'the Pushgateway would put it in place of the one that Flink writes';
  return name === 'namespace' ? 'the option namespace sets it' : null;
}

/** As every version of Prometheus and the Pushgateway takes it. */
export const isLabelName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
