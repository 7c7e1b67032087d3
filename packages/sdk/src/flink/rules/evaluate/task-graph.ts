import type { JobPlan } from '../model/job-plan.ts';

/** A task as its metrics call it. */
export interface NamedTask {
  /** The label `task_id`; "" where it was dropped. */
  readonly id: string;
  readonly name: string;
}

/** What sends to what, by the names that metrics have. */
export interface TaskGraph {
  /** Tasks that send to one. */
  inputsOf(task: string): ReadonlySet<string>;
  /** Tasks before one, however far. */
  before(task: string): ReadonlySet<string>;
  /** Tasks behind one, however far. */
  behind(task: string): ReadonlySet<string>;
}

/** The edges that a plan has; null where there is no plan, where it is of another job, or is none. */
export function taskGraph(
  plan: JobPlan | undefined,
  tasks: readonly NamedTask[],
): TaskGraph | null {
  // A host hands on what Flink answered, which may be an error.
  const found: unknown = plan?.plan?.nodes;
  const nodes: JobPlan['plan']['nodes'] = Array.isArray(found) ? found : [];
  const names = new Map(tasks.map(({ id, name }) => [id, name]));
  if (tasks.length === 0 || tasks.some(({ id }) => !nodes.some((node) => node.id === id))) {
    return null;
  }
  const inputs = new Map<string, Set<string>>();
  const outputs = new Map<string, Set<string>>();
  const connect = (edges: Map<string, Set<string>>, one: string, other: string) =>
    edges.set(one, (edges.get(one) ?? new Set()).add(other));
  for (const { id, inputs: own = [] } of nodes) {
    for (const input of own) {
      const [sender, receiver] = [names.get(input.id), names.get(id)];
      if (sender === undefined || receiver === undefined) continue;
      connect(inputs, receiver, sender);
      connect(outputs, sender, receiver);
    }
  }
  return {
    inputsOf: (task) => inputs.get(task) ?? new Set(),
    before: (task) => reached(inputs, task),
    behind: (task) => reached(outputs, task),
  };
}

/** An iteration leads back to where it began, which is not before itself. */
function reached(
  edges: ReadonlyMap<string, ReadonlySet<string>>,
  from: string,
): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [...(edges.get(from) ?? [])];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next === from || found.has(next)) continue;
    found.add(next);
    left.push(...(edges.get(next) ?? []));
  }
  return found;
}
