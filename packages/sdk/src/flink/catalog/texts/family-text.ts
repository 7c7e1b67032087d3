import type { LocalizedText } from '../../definitions/chart.ts';

/** What a family is called and what it means. */
export interface FamilyText {
  readonly title: LocalizedText;
  readonly description: LocalizedText;
}

/** Title and description in English, then both in Chinese. A description says what a number means and when it misleads. */
export type TextRow = readonly [
  title: string,
  description: string,
  titleZh: string,
  descriptionZh: string,
];

/** By the metric's name behind its scope: `Status_JVM_CPU_Load`. */
export type TextRows = Readonly<Record<string, TextRow>>;

/** One row for each of a regular family, from its parts. */
export function rowsOf<Part>(
  parts: Readonly<Record<string, Part>>,
  row: (part: Part, key: string) => readonly [name: string, row: TextRow],
): TextRows {
  return Object.fromEntries(Object.entries(parts).map(([key, part]) => row(part, key)));
}
