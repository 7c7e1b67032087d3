import { detailOf } from './difference.ts';
import { type Fields, list, text } from './fields.ts';

/** Titles of links, or where they lead. */
export const linksIn = (...lists: readonly unknown[]): string | null =>
  detailOf(lists.flatMap(list).map(titleOf));

const titleOf = ({ title, url, type }: Fields) => text(title) || text(url) || text(type);
