import type { Change } from './difference.ts';
import { type Fields, fields, list, text } from './fields.ts';

/** What decides whether and how often a panel or a row is there. Here each is, once. */
export function placementChanges({ repeat, conditionalRendering }: Fields): readonly Change[] {
  // The variable's name; in schema version 2 with a mode.
  const variable = text(repeat) || text(fields(repeat).value);
  const { items } = fields(fields(conditionalRendering).spec);
  return [
    ...(variable === '' ? [] : [{ kind: 'repeat' as const, detail: `$${variable}` }]),
    ...(list(items).length === 0 ? [] : [{ kind: 'condition' as const, detail: '' }]),
  ];
}
