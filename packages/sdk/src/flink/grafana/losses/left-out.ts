/** Why a panel, or one of its queries, cannot come. In brackets: what `detail` tells. */
export type LeftReason =
  /** It draws something that no chart here does [its type]. */
  | 'panel-type'
  /** Grafana computes on the answers [what it does]. */
  | 'transformed'
  /** It asks something else than a Prometheus [what]. */
  | 'other-source'
  /** None that is in the JSON: the panels of Grafana's library are not. */
  | 'no-query'
  /** The parser refuses it [its message]. */
  | 'not-promql'
  /** A variable stands for more than a label's value or a range [the variable]. */
  | 'variable'
  /** It asks for another program's metrics [which]. */
  | 'not-flink'
  /** A metric of Flink's whose series cannot be told by job [which]. */
  | 'not-of-a-job'
  /** It gives one number, a text or a constant. */
  | 'no-series'
  /** It looks back over the whole view and over another range at once. */
  | 'mixed-ranges'
  /** More charts than a view should have, or queries than a chart [how many]. */
  | 'too-many';

/** What stops a query or a panel. */
export interface Refusal {
  readonly reason: LeftReason;
  readonly detail: string;
}

/** A panel, or one of its queries, that does not come. */
export interface LeftOut extends Refusal {
  /** Its title, as somebody wrote it. */
  readonly panel: string;
  /** Which of its queries, where it has several. */
  readonly query?: string;
}

export const refuse = (reason: LeftReason, detail = ''): Refusal => ({ reason, detail });

export const isRefusal = (result: object): result is Refusal => 'reason' in result;
