import { lookup } from './lookup.ts';
import type { FamilyText } from './text-of.ts';

/**
 * Title and description of a metric; null for one that is not the catalog's. The texts come in a chunk of their own,
 * loaded with the first call.
 */
export async function describeMetric(name: string): Promise<FamilyText | null> {
  const found = lookup(name);
  if (found.type === 'custom') return null;
  const { textOf } = await import('./text-of.ts');
  return textOf(found.family);
}
