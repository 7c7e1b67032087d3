/** What the file is for, and what only that needs. */
export type AlertFormat =
  /** A rule file of Prometheus, which vmalert and Cortex’s tools read as well. */
  | { readonly type: 'prometheus' }
  /** An object of the Prometheus Operator’s. */
  | ({ readonly type: 'prometheusrule' } & InKubernetes)
  /** An object of the VictoriaMetrics Operator’s. */
  | ({ readonly type: 'vmrule' } & InKubernetes)
  /** A namespace of Mimir’s or Cortex’s ruler, as mimirtool uploads it. */
  | { readonly type: 'mimir' }
  /** A rule file of Thanos’s ruler. */
  | {
      readonly type: 'thanos';
      /** Where a store does not answer: no evaluation, or one of what there is. @defaultValue `'abort'` */
      readonly partialResponse?: 'abort' | 'warn';
    }
  /** Rules that Grafana itself evaluates, as a file for its provisioning. */
  | {
      readonly type: 'grafana';
      /** Uid of the Prometheus data source. */
      readonly datasource: string;
      /** @defaultValue `'Flink'` */
      readonly folder?: string;
      /** @defaultValue 1 */
      readonly orgId?: number;
    };

export interface InKubernetes {
  /** Of the object, beside its name: the namespace it lives in, and the labels that its operator selects by. */
  readonly metadata?: {
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}
