import {
  type FamilyScope,
  type MetricFamily,
  scopes as scopeFacts,
} from '../../packages/sdk/src/flink/catalog/family.ts';
import { textOf } from '../../packages/sdk/src/flink/catalog/text-of.ts';

/** A family with the path it has inside Flink: `Status.JVM.CPU.Load`. */
export interface Named {
  readonly family: MetricFamily;
  readonly path: string;
}

interface Tree {
  [segment: string]: Tree | MetricFamily;
}

const isFamily = (node: Tree | MetricFamily): node is MetricFamily =>
  typeof node.measure === 'string';

/** The file of each scope. */
const files: Readonly<Record<FamilyScope, string>> = {
  jobmanager: 'jobmanager',
  jobmanager_job: 'job',
  jobmanager_operator: 'coordinator',
  taskmanager: 'taskmanager',
  taskmanager_job: 'taskmanager-job',
  task: 'task',
  operator: 'operator',
  k8soperator: 'kubernetes-operator',
  k8soperator_namespace: 'kubernetes-operator-namespace',
  k8soperator_resource: 'kubernetes-operator-resource',
  container: 'container',
};

/** TypeScript files of accessors, one a scope, and the one that gathers them. */
export function* accessorFiles(named: readonly Named[]): Generator<readonly [string, string]> {
  const scopes = Object.keys(files) as FamilyScope[];
  for (const scope of scopes) {
    const tree: Tree = {};
    // Those without a varying part first: they keep the plain name.
    const own = named.filter(({ family }) => family.scope === scope);
    for (const one of own.toSorted((a, b) => varying(a) - varying(b))) plant(tree, one);
    yield [`${files[scope]}.ts`, fileOf(tree, scope)];
  }
  const names = scopes.map((scope) => camel(files[scope]));
  const imports = scopes.map(
    (scope, index) => `import { ${names[index]} } from './${files[scope]}.ts';`,
  );
  yield [
    'flink.ts',
    `${imports.join('\n')}

/** Every metric of the catalog, by its scope and its path inside Flink: \`flink.task.numRecordsIn()\`. */
export const flink = { ${names.join(', ')} };
`,
  ];
}

const varying = ({ family }: Named) => (family.pattern === undefined ? 0 : 1);
const variable = /<(\w+)>/g;

function plant(tree: Tree, { family, path }: Named): void {
  const segments = path.split('.').filter((segment) => segment !== 'Status');
  const names = segments.map((segment) => camel(segment.replace(variable, '')));
  const last = segments.at(-1) ?? '';
  // A name that is nothing but its part is called after the part.
  const leaf = names.pop() || camel(last.replace(/[<>]/g, ''));
  let branch = tree;
  for (const name of names.filter((name) => name !== '')) {
    const next = branch[name] ?? {};
    branch[name] = next;
    if (isFamily(next)) throw new Error(`${family.name}: ${name} is a metric already`);
    branch = next;
  }
  const part = [...path.matchAll(variable)].at(-1)?.[1];
  const free = leaf in branch && part !== undefined ? `${leaf}By${upperFirst(camel(part))}` : leaf;
  if (free in branch) throw new Error(`${family.name}: ${free} is taken`);
  branch[free] = family;
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `JVM` is `jvm`, `IOWait` is `ioWait`, `records-lag-max` is `recordsLagMax`. */
function camel(text: string): string {
  const [first = '', ...others] = text.split(/[-_]/).filter((word) => word !== '');
  const capitals = /^[A-Z0-9_-]+$/.test(text);
  const lower = (word: string) => (capitals ? word.toLowerCase() : word);
  const start = lower(first).replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (head) =>
    head.toLowerCase(),
  );
  return [start, ...others.map((word) => upperFirst(lower(word)))].join('');
}

function fileOf(tree: Tree, scope: FamilyScope): string {
  const used = new Set<string>();
  const object = objectOf(tree, used);
  return `import { ${[...used].toSorted().join(', ')} } from '../accessor.ts';
import type { ${labelType(scope)} } from '../labels.ts';

export const ${camel(files[scope])} = ${object};
`;
}

function objectOf(branch: Tree, used: Set<string>): string {
  const lines = Object.entries(branch).map(([name, node]) =>
    isFamily(node)
      ? `${docOf(node)}${name}: ${callOf(node, used)},`
      : `${name}: ${objectOf(node, used)},`,
  );
  return `{\n${lines.join('\n')}\n}`;
}

function callOf(family: MetricFamily, used: Set<string>): string {
  const { measure, name, scope } = family;
  used.add(measure);
  const labels = [labelType(scope), ...extraLabels(family).map(quoted)].join(' | ');
  const parts = [...name.matchAll(variable)].map(([, part = '']) => quoted(part)).join(' | ');
  const types = parts === '' ? labels : `${labels}, ${parts}`;
  return `/* @__PURE__ */ ${measure}<${types}>('${name}')`;
}

const quoted = (text: string) => `'${text}'`;

function extraLabels({ labels, optionalLabels, scope }: MetricFamily): readonly string[] {
  const ofScope: readonly string[] = scopeFacts[scope].labels;
  return [...labels, ...optionalLabels].filter((label) => !ofScope.includes(label));
}

const labelType = (scope: FamilyScope) => `${upperFirst(camel(files[scope]))}Labels`;

function docOf(family: MetricFamily): string {
  const { title, description } = textOf(family);
  const deprecated = family.deprecated
    ? `\n * @deprecated ${family.replacedBy === undefined ? 'Nothing takes its place.' : `Use \`${family.replacedBy}\`.`}`
    : '';
  const versions = [`since ${family.since}`, family.removedIn && `gone in ${family.removedIn}`];
  const facts = [family.unit, family.measure, ...versions].filter(Boolean).join(', ');
  return `\n/**\n * ${title.en}. ${description.en}\n *\n * ${facts}.${deprecated}\n */\n`;
}
