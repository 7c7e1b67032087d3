/** What a panel, or a whole dashboard, loses or does in another way here. In brackets: what `detail` tells. */
export type DifferenceKind =
  /** Nothing is coloured, marked or filled from a value on [from which]. */
  | 'threshold'
  /** Numbers stay numbers where texts stood for them. */
  | 'mapping'
  /** Single series or fields had settings of their own [which settings]. */
  | 'override'
  /** There is no such unit here: its numbers stand alone [Grafana's id of it]. */
  | 'unit'
  /** Values are shown as they are, and not what was made of all of them [what]. */
  | 'calculation'
  /** The axis had limits or a logarithmic scale [which]. */
  | 'scale'
  /** Values are stacked where their shares of 100 % were. */
  | 'shares'
  /** It showed another time than the dashboard [which]. */
  | 'time'
  /** Fields had been renamed, ordered or left out [by what]. */
  | 'arrangement'
  /** It was there once for each value of a variable [which]. */
  | 'repeat'
  /** It was there only under a condition. */
  | 'condition'
  /** The dashboard's user could narrow it down [by which variable]. */
  | 'choice'
  /** The dashboard's user could say how far rates look back [by which variable]. */
  | 'window'
  /** Its queries look back over different ranges, and are charts of their own [the names of each chart's]. */
  | 'split'
  /** A query asked for one moment, and is shown over time [which of the queries]. */
  | 'instant'
  /** Its query named a namespace or a job, and shows the chosen ones [its matchers]. */
  | 'scope'
  /** Links [their titles]. */
  | 'link'
  /** An alert, which is Grafana's [its name]. */
  | 'alert'
  /** Marks over the charts [their names]. */
  | 'annotation';

/** What differs, whoever it is. */
export interface Change {
  readonly kind: DifferenceKind;
  /** Parts are separated by commas; empty where there is nothing to tell. */
  readonly detail: string;
}

/** What comes, but not as it was. */
export interface Difference extends Change {
  /** Title of its chart or section; empty where it is the dashboard's own. */
  readonly panel: string;
}

const LONGEST_DETAIL = 200;

/** One change a kind, each part of its details once. */
export function mergeChanges(changes: readonly Change[]): readonly Change[] {
  const kinds = new Map<DifferenceKind, Set<string>>();
  for (const { kind, detail } of changes)
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(detail));
  return [...kinds].map(([kind, details]) => ({ kind, detail: joined(details) }));
}

/** Parts of a detail; null where there are none, and so no change. */
export const detailOf = (parts: Iterable<string>): string | null => {
  const all = new Set(parts);
  return all.size === 0 ? null : joined(all);
};

const joined = (parts: Iterable<string>) =>
  [...parts]
    .filter((part) => part !== '')
    .join(', ')
    .slice(0, LONGEST_DETAIL);
