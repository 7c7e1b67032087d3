import type { Section } from '@flink-metrics/sdk/internal/flink-core';

/** Sections that the user opened or closed, and which of both. */
export type OpenSections = ReadonlyMap<string, boolean>;

const keyOf = (arrangement: string): string => `flink-metrics-open/${arrangement}`;

/** As this browser's user left the sections of an arrangement. Never throws: a convenience is not worth an error. */
export function loadOpenSections(arrangement: string): OpenSections {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(keyOf(arrangement)) ?? '{}');
    return new Map(
      Object.entries(parsed as object).filter(([, open]) => typeof open === 'boolean'),
    );
  } catch {
    return new Map();
  }
}

/** Never throws: a full or forbidden storage keeps nothing. */
export function saveOpenSections(arrangement: string, sections: OpenSections): void {
  try {
    localStorage.setItem(keyOf(arrangement), JSON.stringify(Object.fromEntries(sections)));
  } catch {}
}

/** A section as its user left it the last time. */
export function asLeft(section: Section, sections: OpenSections): Section {
  const { collapsed = false, ...rest } = section;
  const open = sections.get(section.id) ?? !collapsed;
  if (open === !collapsed) return section;
  return open ? rest : { ...rest, collapsed: true };
}
