import { catalog, lookup } from './catalog.ts';
import type { MetricFamily } from './family.ts';
import type { FamilyText } from './texts/family-text.ts';

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
 * Families by their name, or by what they are called and mean, in every language. What has all words is found, or else
 * what has most of them; what fits best comes first, and an empty search finds all. Without the texts, which are loaded
 * with the first call, names only.
 * @example
 * const [best] = await searchMetrics('checkpoint size');
 * console.log(best?.family.name, best?.text?.title.en);
 */
export async function searchMetrics(search: string): Promise<readonly FoundMetric[]> {
  const known = index ?? (await indexed());
  const words = wordsOf(search);
  const exact = lookup(search.trim());
  const found = known.map((item) => ({
    item,
    ...(exact.type === 'family' && exact.family === item.family
      ? { words: words.length, score: EXACT }
      : fitOf(item, words)),
  }));
  const most = Math.max(...found.map(({ words }) => words));
  if (most === 0 && words.length > 0) return [];
  return found
    .filter(({ words }) => words === most)
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

/** More than any words together. */
const EXACT = 1000;

/** How many of the words a family has, and how well they fit. */
function fitOf(item: Indexed, words: readonly string[]): { words: number; score: number } {
  const scores = words.map((word) => scoreOf(item, word)).filter((score) => score > 0);
  const total = scores.reduce((sum, score) => sum + score, 1);
  return { words: scores.length, score: item.family.deprecated ? total / 2 : total };
}

/** What one typed means counts half as much as the word itself. */
const scoreOf = (item: Indexed, typed: string): number =>
  Math.max(wordScore(item, typed), ...meant(typed).map((word) => wordScore(item, word) / 2));

/** Chinese puts no blanks between words: 消费延迟高 means what 消费延迟 means. */
const meant = (typed: string): readonly string[] =>
  meanings[singular(typed)] ??
  Object.entries(meanings).flatMap(([word, means]) =>
    /\p{Script=Han}/u.test(word) && typed.includes(word) ? means : [],
  );

function wordScore(item: Indexed, typed: string): number {
  const word = singular(typed);
  if (` ${item.title} `.includes(` ${typed} `)) return 10;
  if (` ${item.title}`.includes(` ${word}`)) return 8;
  if (item.title.includes(word)) return 5;
  if (item.name.includes(word)) return 4;
  return item.description.includes(word) ? 1 : 0;
}

/** The words that say what is looked for; all of them where none does. */
function wordsOf(search: string): readonly string[] {
  const words = search
    .toLowerCase()
    .split(/[\s,.?!，。？！]+/)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !idle.has(word));
  return telling.length > 0 ? telling : words;
}

const idle: ReadonlySet<string> = new Set(
  'a an and are by do does for how i in is it many much my of on or the to what which why with'.split(
    ' ',
  ),
);

/** What people say for what metrics are called. */
const meanings: Readonly<Record<string, readonly string[]>> = {
  gc: ['garbage', '垃圾回收'],
  ram: ['memory'],
  oom: ['memory'],
  pause: ['garbage', 'time'],
  slow: ['duration', 'latency', 'busy', 'backpressure'],
  full: ['used', 'usage'],
  fail: ['failed', 'error'],
  failure: ['failed', 'error'],
  broken: ['failed', 'error'],
  crash: ['restart'],
  lost: ['dropped', 'failed'],
  delay: ['lag', 'latency'],
  behind: ['lag'],
  speed: ['persecond', 'rate'],
  throughput: ['persecond', 'records'],
  size: ['bytes', 'size'],
  卡顿: ['反压', '延迟'],
  慢: ['耗时', '延迟', '反压'],
  失败: ['错误'],
  积压: ['滞后', 'pending'],
  堆积: ['滞后', 'pending'],
  消费延迟: ['滞后', 'pending'],
  吞吐: ['persecond', '每秒'],
  流量: ['persecond', '每秒'],
  背压: ['反压'],
  倾斜: ['子任务'],
  崩溃: ['重启'],
  丢: ['丢弃'],
};

/** `restarts` finds a restart. */
const singular = (word: string) => (/^\w{3,}s$/.test(word) ? word.slice(0, -1) : word);
