import { catalog } from './catalog.ts';
import type { MetricFamily } from './family.ts';
import { lookup } from './lookup.ts';
import type { FamilyText } from './text-of.ts';

/** A family that a search has found. */
export interface FoundMetric {
  readonly family: MetricFamily;
  /** Null where the texts could not be loaded. */
  readonly text: FamilyText | null;
}

interface Indexed extends FoundMetric {
  readonly title: string;
  readonly name: string;
  readonly description: string;
}

let index: readonly Indexed[] | undefined;

/**
 * Families by their name, or by what they are called and mean, in every language: all words have to be there. What fits
 * best comes first; an empty search finds all. Without the texts, which are loaded with the first call, names only.
 */
export async function searchMetrics(search: string): Promise<readonly FoundMetric[]> {
  const known = index ?? (await indexed());
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const exact = lookup(search.trim());
  return known
    .map((item) => ({
      item,
      score: scoreOf(item, words, exact.type === 'family' ? exact.family : null),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ item: { family, text } }) => ({ family, text }));
}

async function indexed(): Promise<readonly Indexed[]> {
  const texts = await import('./text-of.ts').catch(() => null);
  const items = catalog.map((family): Indexed => {
    const text = texts?.textOf(family) ?? null;
    const words = (part: keyof FamilyText) =>
      text === null ? '' : Object.values(text[part]).join(' ').toLowerCase();
    return {
      family,
      text,
      name: family.name.toLowerCase(),
      title: words('title'),
      description: words('description'),
    };
  });
  // A failure may pass: the next search tries again.
  if (texts !== null) index = items;
  return items;
}

/** 0 where a word is missing. */
function scoreOf(item: Indexed, words: readonly string[], exact: MetricFamily | null): number {
  if (item.family === exact) return 1000;
  const scores = words.map((typed) => {
    const word = singular(typed);
    if (` ${item.title} `.includes(` ${typed} `)) return 10;
    if (` ${item.title}`.includes(` ${word}`)) return 8;
    if (item.title.includes(word)) return 5;
    if (item.name.includes(word)) return 4;
    return item.description.includes(word) ? 1 : 0;
  });
  if (scores.includes(0)) return 0;
  const total = scores.reduce<number>((sum, score) => sum + score, 1);
  return item.family.deprecated ? total / 2 : total;
}

/** `restarts` finds a restart. */
const singular = (word: string) => (/^\w{3,}s$/.test(word) ? word.slice(0, -1) : word);
