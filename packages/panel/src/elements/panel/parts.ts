/** What a panel is made of, in its order; a host leaves out what it does not want. */
export const panelParts = [
  'toolbar',
  'bar',
  'job-picker',
  'time-range',
  'compare',
  'refresh',
  'export',
  'status',
  'views',
  'verdict',
  'task-map',
  'sections',
  'latest-values',
] as const;

export type PanelPart = (typeof panelParts)[number];

/** Unknown names are of another version, and mean nothing here. */
export function shownParts(omit: string): ReadonlySet<PanelPart> {
  const omitted = new Set(omit.split(/\s+/));
  return new Set(panelParts.filter((part) => !omitted.has(part)));
}
