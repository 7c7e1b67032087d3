/** Flink's answer to `/jobs/:id/plan`, as much of it as tells what sends to what. */
export interface JobPlan {
  readonly plan: {
    readonly nodes: readonly {
      /** Of the vertex: the label `task_id` of its metrics. */
      readonly id: string;
      readonly inputs?: readonly { readonly id: string }[];
    }[];
  };
}
