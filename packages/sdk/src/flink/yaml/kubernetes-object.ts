/** What Kubernetes knows an object by. */
export interface ObjectMetadata {
  readonly name: string;
  readonly namespace?: string | undefined;
  /** What operators select by, such as `release: prometheus`. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

/** An object for `kubectl apply`. */
export const kubernetesObject = (
  apiVersion: string,
  kind: string,
  metadata: ObjectMetadata,
  spec: object,
): object => ({ apiVersion, kind, metadata, spec });

/** Of the Prometheus Operator's. */
export const prometheusRule = (metadata: ObjectMetadata, groups: readonly object[]): object =>
  kubernetesObject('monitoring.coreos.com/v1', 'PrometheusRule', metadata, { groups });
