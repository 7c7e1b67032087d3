import type { ViewStorage } from './view-storage.ts';

/** Where what was used last is kept: as text under a key, like the views. */
export type RecentStorage = Pick<ViewStorage, 'load' | 'save'>;

export interface RecentKind<Item> {
  /** What the key begins with. */
  readonly key: string;
  /** How many are kept: more are found by typing. */
  readonly most: number;
  /** What is in the storage is of another version, or another hand. @returns null for what is none */
  readonly read: (value: unknown) => Item | null;
  readonly isSame: (one: Item, other: Item) => boolean;
}

/** What was used last through an endpoint, the latest first. Never rejects: a convenience is not worth an error. */
export async function loadRecent<Item>(
  kind: RecentKind<Item>,
  storage: RecentStorage,
  endpoint: string,
): Promise<readonly Item[]> {
  try {
    const parsed: unknown = JSON.parse((await storage.load(keyOf(kind, endpoint))) ?? '[]');
    if (!Array.isArray(parsed)) return [];
    return parsed.flatMap((value) => kind.read(value) ?? []).slice(0, kind.most);
  } catch {
    return [];
  }
}

/** Puts one first. Never rejects. @returns what is kept now */
export async function rememberRecent<Item>(
  kind: RecentKind<Item>,
  storage: RecentStorage,
  endpoint: string,
  item: Item,
): Promise<readonly Item[]> {
  const known = await loadRecent(kind, storage, endpoint);
  const others = known.filter((other) => !kind.isSame(item, other));
  const items = [item, ...others].slice(0, kind.most);
  try {
    await storage.save(keyOf(kind, endpoint), JSON.stringify(items));
  } catch {
    // A full or forbidden storage: known until the page is left.
  }
  return items;
}

const keyOf = ({ key }: { readonly key: string }, endpoint: string): string =>
  `${key}/${encodeURIComponent(endpoint)}`;
