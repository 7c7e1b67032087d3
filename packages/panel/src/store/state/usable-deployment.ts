import { checkDeployment, type Deployment } from '@flink-metrics/sdk/internal/flink-core';

type Usable = Partial<Deployment> | undefined;

const read = new WeakMap<object, { readonly usable: Usable }>();

/**
 * What a host says of the deployment, where that can be used: else it reads once in the console what is wrong, and all is
 * found as if it had said nothing. A host's mistake must not cost its users the page.
 */
export function usableDeployment(given: unknown): Usable {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'object') return checked(given);
  const before = read.get(given);
  if (before !== undefined) return before.usable;
  const usable = checked(given);
  read.set(given, { usable });
  return usable;
}

function checked(given: unknown): Usable {
  try {
    checkDeployment(given);
    return given;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.warn(`flink-metrics: the property deployment is not used. ${reason}`);
    return undefined;
  }
}
