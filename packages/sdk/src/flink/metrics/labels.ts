import type { scopes } from '../catalog/family.ts';

/** Labels that a scrape or a Pushgateway adds, by the usual schemes. */
export type SchemeLabel =
  | 'namespace'
  | 'pod'
  | 'container'
  | 'node'
  | 'job'
  | 'instance'
  | 'exported_namespace'
  | 'exported_job'
  | 'exported_instance';

type LabelsOf<Scope extends keyof typeof scopes> =
  | (typeof scopes)[Scope]['labels'][number]
  | SchemeLabel;

export type JobmanagerLabels = LabelsOf<'jobmanager'>;
export type JobLabels = LabelsOf<'jobmanager_job'>;
export type CoordinatorLabels = LabelsOf<'jobmanager_operator'>;
export type TaskmanagerLabels = LabelsOf<'taskmanager'>;
export type TaskmanagerJobLabels = LabelsOf<'taskmanager_job'>;
export type TaskLabels = LabelsOf<'task'>;
export type OperatorLabels = LabelsOf<'operator'>;
export type KubernetesOperatorLabels = LabelsOf<'k8soperator'>;
export type KubernetesOperatorNamespaceLabels = LabelsOf<'k8soperator_namespace'>;
export type KubernetesOperatorResourceLabels = LabelsOf<'k8soperator_resource'>;
export type ContainerLabels = LabelsOf<'container'>;
