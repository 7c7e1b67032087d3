import type { Deployment } from '@flink-metrics/sdk/internal/flink-core';

/** How the metrics of a namespace stand, whichever of its jobs was looked at: not which metrics that one has. */
export type KnownDeployment = Omit<Deployment, 'metrics' | 'recorded' | 'doubts'>;

/**
 * What was found of namespaces before, so that a look need not begin with finding it again. Nothing of it throws: what
 * is not known is found again, and what is known is checked by whoever uses it.
 */
export interface KnownDeployments {
  of(namespace: string): KnownDeployment | null;
  keep(namespace: string, deployment: KnownDeployment): void;
  forget(namespace: string): void;
}

/** For as long as somebody has it. */
export function knownForNow(): KnownDeployments {
  const known = new Map<string, KnownDeployment>();
  return {
    of: (namespace) => known.get(namespace) ?? null,
    keep(namespace, deployment) {
      known.set(namespace, deployment);
    },
    forget(namespace) {
      known.delete(namespace);
    },
  };
}

/** What holds for all jobs of the namespace. */
export function knownOf({ metrics, recorded, doubts, ...rest }: Deployment): KnownDeployment {
  return rest;
}
