/** What a number on an axis means. Times are `ms`, `s` or `ns`; `ratio` is 0..1 and `percent` 0..100. */
export type Unit =
  | 'bytes'
  | 'bytes/s'
  | 'records'
  | 'records/s'
  | 'count'
  | 'count/s'
  | 'ratio'
  | 'percent'
  | 'cores'
  | 'ms'
  | 's'
  | 'ns'
  | 'boolean';
