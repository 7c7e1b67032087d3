import { detailOf } from './difference.ts';
import { type Fields, fields, list, text } from './fields.ts';
import { overridesOf } from './settings.ts';

/** Which settings single series have for themselves. */
export function overridesIn(panel: Fields): string | null {
  const properties = overridesOf(panel).flatMap(({ properties }) => list(properties));
  return detailOf([
    ...properties.map(({ id }) => text(id).replace(/^custom\./, '')),
    // Of a graph.
    ...list(panel.seriesOverrides).flatMap(Object.keys).filter(isSetting),
    ...(Object.keys(fields(panel.aliasColors)).length > 0 ? ['color'] : []),
  ]);
}

/** `alias` tells whose settings they are; Angular left its own key behind. */
const isSetting = (key: string) => key !== 'alias' && !key.startsWith('$');
