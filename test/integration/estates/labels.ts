/** What a scrape, a Pushgateway and Kubernetes add to the series of a process. */
import type { EstateProcess } from '../../support/estate.ts';
import type { EstatePlan, FlinkPlan } from './plan.ts';

type Labels = Readonly<Record<string, string>>;

/** A Flink cluster and where it is. */
export interface FlinkContext {
  readonly plan: EstatePlan;
  readonly flink: FlinkPlan;
  readonly number: number;
  readonly above: Labels;
  readonly namespace: string;
  readonly name: string;
  readonly nextMark: () => number;
}

/** Processes outside Kubernetes come up again where they were. */
export const isHost = ({ transport }: EstatePlan): boolean => transport.kind === 'standalone';

export interface Own {
  readonly kind: EstateProcess['kind'];
  readonly pod: string;
  readonly address: string;
  readonly bit: number;
  readonly slot: number;
}

export function targetsOf(context: FlinkContext, own: Own): readonly Labels[] {
  const { plan, above } = context;
  const hasZone = plan.hasZones && plan.transport.kind !== 'push';
  const zone = hasZone && { zone: 'abc'[(isHost(plan) ? own.slot : own.bit) % 3] ?? '' };
  const one = { ...targetOf(context, own), ...zone, ...above };
  if (plan.copies === 'replicas') {
    return ['a', 'b'].map((prometheus_replica) => ({ ...one, prometheus_replica }));
  }
  if (plan.copies === 'shards' && plan.transport.kind !== 'push') {
    // A host that comes up again is the target that it was.
    return [{ ...one, ...shard(isHost(plan) ? own.slot : own.bit) }];
  }
  if (plan.copies === 'none' || plan.copies === 'shards' || plan.transport.kind !== 'scrape')
    return [one];
  const monitored = {
    ...one,
    job: 'etl/flink',
    endpoint: 'metrics',
    container: 'flink-main-container',
  };
  const annotated = { ...one, job: 'kubernetes-pods' };
  switch (plan.copies) {
    case 'all-pods':
      return [monitored, annotated];
    case 'some-pods':
      return own.bit % 2 === 0 ? [monitored, annotated] : [monitored];
    case 'either':
      return [[monitored, annotated], [monitored], [annotated]][own.bit % 3] ?? [];
  }
}

const shard = (number: number): Labels => ({ prometheus: `monitoring/shard-${number % 2}` });

function targetOf({ plan, name, namespace }: FlinkContext, own: Own): Labels {
  const { kind, pod, address, bit, slot } = own;
  const { transport } = plan;
  switch (transport.kind) {
    case 'standalone':
      return { namespace, job: 'flink', instance: `${address}:9249` };
    case 'scrape':
      return {
        [transport.namespace]: namespace,
        job: 'flink',
        instance: `${address}:9249`,
        ...(transport.pod !== null && { [transport.pod]: pod }),
        ...(transport.labelmap && {
          app: name,
          component: kind,
          type: 'flink-native-kubernetes',
          pod_template_hash: '5d4f8c9b7d',
        }),
      };
    case 'push': {
      const { group, honored, gatewayInPod } = transport;
      const value = group === 'job' ? `flink${bit}x` : group === 'pod' ? pod : `${name}-${slot}`;
      const key = { namespace, job: 'flink', ...(group !== null && { [group]: value }) };
      const inPod = { pod: 'pushgateway-0', service: 'pushgateway' };
      if (honored) return { ...(gatewayInPod && inPod), ...key };
      const gateway = {
        job: 'pushgateway',
        instance: 'gateway:9091',
        ...(gatewayInPod && { namespace: 'monitoring', ...inPod }),
      };
      const exported = Object.entries(key).map(
        ([label, value]) => [label in gateway ? `exported_${label}` : label, value] as const,
      );
      return { ...gateway, ...Object.fromEntries(exported) };
    }
  }
}

export function podsOf({ plan, namespace, above }: FlinkContext, pod: string, bit: number) {
  const own = { namespace, pod, container: 'flink-main-container', ...above };
  const isTwice = (what: string) => plan.podCopies === what || plan.podCopies === 'both';
  const replicated = (labels: readonly Labels[]) =>
    plan.copies === 'replicas'
      ? labels.flatMap((one) =>
          ['a', 'b'].map((prometheus_replica) => ({ ...one, prometheus_replica })),
        )
      : labels;
  // A node's kubelet may be another Prometheus's target than the pod.
  const cadvisor = {
    ...own,
    id: `/kubepods/pod${bit}`,
    node: `n${bit % 2}`,
    ...(plan.copies === 'shards' && shard(bit >> 1)),
  };
  return {
    containers: replicated([
      { ...cadvisor, job: 'kubelet', metrics_path: '/metrics/cadvisor' },
      ...(isTwice('cadvisor')
        ? [{ ...cadvisor, job: 'cadvisor', instance: `n${bit % 2}:8080` }]
        : []),
    ]),
    limits: replicated(
      (isTwice('kube-state-metrics') ? ['ksm-0:8080', 'ksm-1:8080'] : ['ksm-0:8080']).map(
        (instance) => ({
          ...own,
          uid: `uid-${bit}`,
          unit: 'byte',
          job: 'kube-state-metrics',
          instance,
        }),
      ),
    ),
  };
}
