import {
  type FamilyExtras,
  type FamilyKind,
  type FamilyRow,
  type FamilyScope,
  type Semantics,
  scopes,
} from '../../packages/sdk/src/flink/catalog/family.ts';
import type { Unit } from '../../packages/sdk/src/flink/definitions/unit.ts';

/** One object of test/fixtures/flink/metrics.json. */
export interface Fact {
  readonly prometheusName: string;
  readonly scope: Exclude<FamilyScope, 'container'>;
  readonly infix: string;
  readonly name: string;
  readonly kind: FamilyKind;
  readonly unit: string;
  readonly labels: readonly string[];
  readonly optionalLabels?: readonly string[];
  readonly deprecated: boolean;
  readonly replacedBy: string | null;
  readonly since: string;
  readonly removedIn: string | null;
  readonly group: string;
  readonly inSeed: boolean;
  readonly semantics: Semantics;
  readonly requires: string | null;
  readonly pattern?: string;
  readonly examples?: readonly string[];
}

/** One object of test/fixtures/flink/container-metrics.json. */
export interface ContainerFact {
  readonly name: string;
  readonly kind: 'counter' | 'gauge';
  readonly unit: string;
  readonly labels: readonly string[];
  readonly source: string;
  readonly group: string;
  readonly semantics: Semantics;
  readonly inSeed: boolean;
}

/** The facts spell units out. */
const shortUnits: Readonly<Record<string, Unit>> = {
  nanoseconds: 'ns',
  microseconds: 'us',
  milliseconds: 'ms',
  'milliseconds/s': 'ms/s',
  seconds: 's',
  packets: 'count',
  id: 'none',
  info: 'none',
  code: 'none',
  varies: 'none',
};

export const unitOf = (unit: string): Unit => shortUnits[unit] ?? (unit as Unit);

/** Where a family stands inside Flink, `Status.JVM.CPU.Load`; a container's metric has its name only. */
export const pathOf = (fact: Fact | ContainerFact): string =>
  'infix' in fact && fact.infix !== '' ? `${fact.infix}.${fact.name}` : fact.name;

export function familyRows(
  facts: readonly Fact[],
  containerFacts: readonly ContainerFact[],
): readonly FamilyRow[] {
  return [...facts.map(rowOf), ...containerFacts.map(containerRowOf)];
}

function rowOf(fact: Fact): FamilyRow {
  const { scope, prometheusName, kind, semantics, unit, group, since } = fact;
  const { prefix } = scopes[scope];
  if (!prometheusName.startsWith(prefix)) {
    throw new Error(`${prometheusName} is not of the scope ${scope}`);
  }
  return withExtras(
    [scope, prometheusName.slice(prefix.length), kind, semantics, unitOf(unit), group, since],
    extrasOf(fact),
  );
}

function containerRowOf(fact: ContainerFact): FamilyRow {
  const { name, kind, semantics, group, source, labels } = fact;
  // Cores or bytes, by the label `resource`: within one of them it adds up.
  const unit = fact.unit === 'varies' ? 'count' : unitOf(fact.unit);
  return withExtras(
    ['container', name, kind, semantics, unit, group, source],
    moreLabels('container', labels),
  );
}

type UsualRow = readonly [
  FamilyRow[0],
  FamilyRow[1],
  FamilyRow[2],
  FamilyRow[3],
  FamilyRow[4],
  FamilyRow[5],
  FamilyRow[6],
];

function withExtras(row: UsualRow, extras: FamilyExtras): FamilyRow {
  return Object.keys(extras).length === 0 ? row : [...row, extras];
}

function extrasOf(fact: Fact): FamilyExtras {
  const { optionalLabels, removedIn, deprecated, replacedBy, requires } = fact;
  const parts = specialParts(fact.pattern);
  return {
    ...moreLabels(fact.scope, fact.labels),
    ...(optionalLabels !== undefined && { optionalLabels }),
    ...(removedIn !== null && { removedIn }),
    ...(deprecated && { deprecated }),
    ...(replacedBy !== null && { replacedBy }),
    ...(requires !== null && { requires }),
    ...(Object.keys(parts).length > 0 && { parts }),
  };
}

function moreLabels(scope: FamilyScope, all: readonly string[]): FamilyExtras {
  const ofScope: readonly string[] = scopes[scope].labels;
  const labels = all.filter((label) => !ofScope.includes(label));
  const without = ofScope.filter((label) => !all.includes(label));
  return { ...(labels.length > 0 && { labels }), ...(without.length > 0 && { without }) };
}

/** What the parts of a name may be, where it is not any text. */
function specialParts(pattern = ''): Readonly<Record<string, string>> {
  const groups = [...pattern.matchAll(/\(\?<(\w+)>([^()]*)\)/g)];
  return Object.fromEntries(
    groups.flatMap(([, name, regex]) =>
      name === undefined || regex === undefined || regex === '[a-zA-Z0-9:_]+'
        ? []
        : [[name, regex]],
    ),
  );
}
