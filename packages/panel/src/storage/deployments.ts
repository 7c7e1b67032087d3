import { checkDeployment } from '@flink-metrics/sdk/internal/flink-core';
import type { KnownDeployment, KnownDeployments } from '../store/state/known-deployments.ts';

/** Namespaces of an endpoint, the latest first: as many as one person looks at. */
const MOST = 20;
/** Of all of them. A cluster's name for each of a hundred clusters is 10 kB; more is found again rather than kept. */
const LONGEST = 100_000;

type Stored = readonly (readonly [namespace: string, deployment: KnownDeployment])[];

/**
 * What this browser knows of the deployments behind an endpoint. Of `localStorage` alone, whatever storage the host has
 * for its users' arrangements: what has to be asked for over the network saves no wait.
 */
export function deploymentsBehind(endpoint: string): KnownDeployments {
  const key = `flink-metrics-deployments/${encodeURIComponent(endpoint)}`;
  // Where nothing can be stored, and what is not stored.
  const now = new Map<string, KnownDeployment>();
  const others = (namespace: string) => load(key).filter(([name]) => name !== namespace);
  return {
    of: (namespace) =>
      now.get(namespace) ?? load(key).find(([name]) => name === namespace)?.[1] ?? null,
    keep(namespace, deployment) {
      now.set(namespace, deployment);
      const latest: Stored = isStorable(deployment) ? [[namespace, deployment]] : [];
      save(key, [...latest, ...others(namespace)].slice(0, MOST));
    },
    forget(namespace) {
      now.delete(namespace);
      save(key, others(namespace));
    },
  };
}

function load(key: string): Stored {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.flatMap(read) : [];
  } catch {
    return [];
  }
}

function save(key: string, all: Stored): void {
  try {
    const text = JSON.stringify(all);
    if (text.length <= LONGEST) localStorage.setItem(key, text);
  } catch {
    // A full or forbidden storage: known until the page is left.
  }
}

const parts = {
  namespace: true,
  pod: true,
  jobName: true,
  jobId: true,
  taskManager: true,
  process: true,
  pushed: true,
  sanitized: true,
  witnesses: true,
  above: true,
  copies: true,
} as const satisfies Record<keyof KnownDeployment, true>;

/** Storage may hold what another version, or somebody else, wrote. */
function read(entry: unknown): Stored {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return [];
  const [namespace, deployment] = entry;
  try {
    checkDeployment(deployment);
  } catch {
    return [];
  }
  return isWhole(deployment) && isStorable(deployment) ? [[namespace, deployment]] : [];
}

function isWhole(deployment: object): deployment is KnownDeployment {
  const names = Object.keys(deployment);
  return (
    names.length === Object.keys(parts).length && names.every((name) => Object.hasOwn(parts, name))
  );
}

/** A pattern that is run over names is none to take from a storage. */
const isStorable = ({ above }: KnownDeployment): boolean =>
  above.every(({ within }) => within === undefined);
