/** Label names and values of one series, `__name__` included where the query kept it. */
export type Labels = Readonly<Record<string, string>>;

/** One series of a range vector: `times[i]` (Unix time in ms, ascending) goes with `values[i]`. */
export interface Series {
  readonly labels: Labels;
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/** What a range query answers. Series without a sample in the range are not in it. */
export type Matrix = readonly Series[];

/** One series of an instant vector. */
export interface Sample {
  readonly labels: Labels;
  /** Unix time in ms. */
  readonly time: number;
  readonly value: number;
}

export type InstantVector = readonly Sample[];
