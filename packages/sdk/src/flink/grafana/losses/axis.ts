import { type Fields, fields, list, text, written } from '../json/fields.ts';
import { customOf, defaultsOf, isGraph } from '../json/panel-settings.ts';
import { detailOf } from './difference.ts';

/** Limits and scale of a graph's axis. An axis here has zero in sight and ends above the highest value. */
export function scaleOf(panel: Fields): string | null {
  if (!isGraph(text(panel.type))) return null;
  const [axis = {}] = list(panel.yaxes);
  const { min, max } = { ...axis, ...defaultsOf(panel) };
  const { type, log } = fields(customOf(panel).scaleDistribution);
  const isLog = text(type).endsWith('log') || Number(written(axis.logBase)) > 1;
  const parts = [
    isLog && `log ${written(log) || written(axis.logBase)}`,
    Number(written(min)) !== 0 && `min ${written(min)}`,
    written(max) !== '' && `max ${written(max)}`,
  ];
  return detailOf(parts.flatMap((part) => (part === false ? [] : [part.trim()])));
}

/** Whether each series is its share of all. */
export function sharesOf(panel: Fields): string | null {
  const { mode } = fields(customOf(panel).stacking);
  const isOldShare = panel.stack === true && panel.percentage === true;
  return mode === 'percent' || isOldShare ? '' : null;
}
