/** A Flink version as `[major, minor]`: `1.20`, `1.20.1` and `2.1-SNAPSHOT` are understood. */
export type FlinkVersion = readonly [major: number, minor: number];

/** @throws {RangeError} where the text is no version. */
export function parseVersion(text: string): FlinkVersion {
  const match = /^(\d+)\.(\d+)(?:[.-].*)?$/.exec(text);
  if (match === null) throw new RangeError(`a Flink version is like 1.20 or 2.1, not "${text}"`);
  return [Number(match[1]), Number(match[2])];
}

export function isAtLeast([major, minor]: FlinkVersion, wanted: FlinkVersion): boolean {
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
}
