import { print, printDuration } from '../../promql/index.ts';
import { type ObjectMetadata, prometheusRule } from '../yaml/kubernetes-object.ts';
import { printYaml } from '../yaml/print-yaml.ts';
import type { RecordingRules } from './recording-rules.ts';

/** A file for `rule_files` of prometheus.yml, or a rule group of Mimir and Thanos. */
export const printRuleFile = (rules: RecordingRules): string =>
  printYaml({ groups: [groupOf(rules)] });

/** What Kubernetes knows a PrometheusRule by: its name is the group's by default. */
export type PrometheusRuleMetadata = Partial<ObjectMetadata>;

/** The same as a resource of the Prometheus operator, for `kubectl apply`. */
export const printPrometheusRule = (
  rules: RecordingRules,
  { name = rules.name, ...metadata }: PrometheusRuleMetadata = {},
): string => printYaml(prometheusRule({ name, ...metadata }, [groupOf(rules)]));

const groupOf = ({ name, interval, rules }: RecordingRules): object => ({
  name,
  interval: printDuration(interval),
  rules: rules.map(({ record, expr }) => ({ record, expr: print(expr) })),
});
