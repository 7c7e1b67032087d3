/** A series' name in the parts that give way one after the other where there is no room for all. Together they are the name. */
export interface SeriesName {
  /** What all series of the chart begin with: goes first. */
  readonly shared: string;
  /** Goes next, from its end. */
  readonly head: string;
  /** What tells it from the series that is named most like it: stays. */
  readonly tail: string;
}

/** Chars that are looked at: of endless names only the beginning. */
const COMPARED = 400;

/** Between two words of a name. */
const boundary = /[ \-_.:/·]/;

type NameOf = (label: string) => SeriesName;

/** The parts of the names of a chart's series. */
export function namesOf(series: readonly { readonly label: string }[]): NameOf {
  const sorted = [...new Set(series.map(({ label }) => label))].sort();
  const shared = sorted.length < 2 ? 0 : wordsAlike(sorted[0], sorted.at(-1));
  const tails = new Map(
    sorted.map((label, index) => {
      const [before, after] = [sorted[index - 1], sorted[index + 1]];
      const alike = Math.max(wordsAlike(label, before), wordsAlike(label, after));
      // A separator belongs to what it stands before: ` · total`, not `total`.
      return [label, label.slice(0, alike).replace(/ · $/, '').length] as const;
    }),
  );
  return (label) => {
    const tail = tails.get(label) ?? 0;
    const head = Math.min(shared, tail);
    return { shared: label.slice(0, head), head: label.slice(head, tail), tail: label.slice(tail) };
  };
}

/** Where the words that two names begin with alike end. */
function wordsAlike(one = '', other = ''): number {
  const most = Math.min(one.length, other.length, COMPARED);
  let alike = 0;
  while (alike < most && one[alike] === other[alike]) alike += 1;
  while (alike > 0 && !boundary.test(one[alike - 1] ?? '')) alike -= 1;
  return alike;
}
