/** Numbers that mean "nothing": what a metric's series may hold besides measurements. */
export type Sentinel =
  /** Long.MIN_VALUE before the first watermark, Long.MAX_VALUE after the last. */
  | 'watermark'
  /** -1, where every measurement is 0 or more; a NaN goes with it. */
  | 'negative'
  /** -1, where a measurement may be negative too. */
  | 'minus-one'
  /** NaN alone. */
  | 'nan';

/** The first that fits the end of a metric's name. Source: Flink's code as `docs/catalog.md` cites it. */
const rules: readonly (readonly [ending: RegExp, sentinel: Sentinel])[] = [
  [/Watermark$/, 'watermark'],
  [/current(Emit)?EventTimeLag$/, 'minus-one'],
  [/_job_last(Checkpoint|CompletedCheckpointId)\w*$/, 'negative'],
  [/_job_(up|down)time$/, 'negative'],
  [/_Memory_(Direct|Mapped)_\w+$/, 'negative'],
  [/_Memory_\w+_(Max|CollectionUsed|CollectionMax)$/, 'negative'],
  [/_CPU_Load$/, 'negative'],
  [/_busyTimeMsPerSecond$|_accumulateBusyTimeMs$/, 'negative'],
  [/[oO]ffsets?$|_(current|committed)_offsets_\w+$/, 'negative'],
  [/_cache_latestLoadTime$|_deltaJoinAsyncIOTime$|_millisBehindLatest$/, 'negative'],
  [/_last_(heartbeat|poll)_seconds_ago$/, 'negative'],
  [/_Kafka(Consumer|Producer)_\w+$|_AutoScaler_jobVertexID_\w+$/, 'nan'],
];

export function sentinelOf(metricName: string): Sentinel | null {
  return rules.find(([ending]) => ending.test(metricName))?.[1] ?? null;
}
