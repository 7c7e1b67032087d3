import { type FamilyScope, type MetricFamily, scopes } from './family.ts';
import { connectorTexts } from './texts/connectors.ts';
import { containerTexts } from './texts/containers.ts';
import type { FamilyText, TextRow, TextRows } from './texts/family-text.ts';
import { jobTexts } from './texts/job.ts';
import { kafkaTexts } from './texts/kafka.ts';
import { kubernetesOperatorTexts } from './texts/kubernetes-operator.ts';
import { operatorTexts } from './texts/operator.ts';
import { processTexts } from './texts/process.ts';
import { stateTexts } from './texts/state.ts';
import { taskTexts } from './texts/task.ts';

const ofOperators: TextRows = {
  ...operatorTexts,
  ...stateTexts,
  ...kafkaTexts,
  ...connectorTexts,
};

const texts: Readonly<Record<FamilyScope, TextRows>> = {
  jobmanager: processTexts,
  taskmanager: processTexts,
  jobmanager_job: jobTexts,
  jobmanager_operator: jobTexts,
  taskmanager_job: { ...jobTexts, ...taskTexts },
  task: taskTexts,
  operator: ofOperators,
  k8soperator: kubernetesOperatorTexts,
  k8soperator_namespace: kubernetesOperatorTexts,
  k8soperator_resource: kubernetesOperatorTexts,
  container: containerTexts,
};

/**
 * Title and description of a family, in every language; an older name says what the newer one does.
 * @throws {RangeError} for a family that is not the catalog's.
 */
export function textOf(family: Pick<MetricFamily, 'name' | 'scope' | 'replacedBy'>): FamilyText {
  const row = rowOf(family.name, family.scope) ?? replacement(family.replacedBy);
  if (row === undefined) throw new RangeError(`no text for ${family.name}`);
  const [title, description, titleZh, descriptionZh] = row;
  return {
    title: { en: title, 'zh-CN': titleZh },
    description: { en: description, 'zh-CN': descriptionZh },
  };
}

function rowOf(name: string, scope: FamilyScope): TextRow | undefined {
  return texts[scope][name.slice(scopes[scope].prefix.length)];
}

function replacement(name: string | undefined): TextRow | undefined {
  if (name === undefined) return undefined;
  return scopeNames
    .filter((scope) => name.startsWith(scopes[scope].prefix))
    .map((scope) => rowOf(name, scope))
    .find((row) => row !== undefined);
}

const scopeNames = Object.keys(scopes) as FamilyScope[];
