import { kubernetesObject, prometheusRule } from '../../yaml/kubernetes-object.ts';
import { printYaml } from '../../yaml/print-yaml.ts';
import type { Alert } from '../model.ts';
import type { AlertFormat } from './alert-format.ts';
import { grafanaFile } from './grafana.ts';
import { groupsOf } from './groups.ts';

export function formatAlerts(
  alerts: readonly Alert[],
  format: AlertFormat,
  name: string,
): { readonly text: string; readonly data: object } {
  const data = dataOf(alerts, format, name);
  return { text: printYaml(data), data };
}

function dataOf(alerts: readonly Alert[], format: AlertFormat, name: string): object {
  if (format.type === 'grafana') return grafanaFile(alerts, format, name);
  const groups = groupsOf(alerts, name);
  switch (format.type) {
    case 'prometheus':
      return { groups };
    case 'prometheusrule':
      return prometheusRule({ name, ...format.metadata }, groups);
    case 'vmrule':
      return kubernetesObject(
        'operator.victoriametrics.com/v1beta1',
        'VMRule',
        { name, ...format.metadata },
        { groups },
      );
    case 'mimir':
      return { namespace: name, groups };
    case 'thanos': {
      // What is missing from a part of the stores would be an absence, or a fall, to some rules.
      const { partialResponse = 'abort' } = format;
      return {
        groups: groups.map(({ name: group, ...rest }) => ({
          name: group,
          partial_response_strategy: partialResponse,
          ...rest,
        })),
      };
    }
  }
}
