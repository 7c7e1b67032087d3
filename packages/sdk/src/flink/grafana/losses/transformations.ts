import { type Fields, fields, isFields, list, text } from '../json/fields.ts';
import { detailOf } from './difference.ts';

/** They change how an answer is named and ordered, not what it says. */
const harmless = /^(organize|renameByRegex|sortBy|merge)$/;

/** The first that computes on the answers; empty where none does. */
export const computingOf = (panel: Fields): string =>
  idsOf(panel).find((id) => !harmless.test(id)) ?? '';

/** Those that only name, order or leave out. */
export const arrangementOf = (panel: Fields): string | null =>
  detailOf(idsOf(panel).filter((id) => harmless.test(id) && id !== 'merge'));

/** Ids of what Grafana does to the answers. */
const idsOf = ({ transformations }: Fields): readonly string[] =>
  list(transformations)
    .filter((one) => one.disabled !== true && !isIdle(one))
    .map(({ id }) => text(id));

/** As it is when it has just been added. */
const isIdle = ({ id, options }: Fields) =>
  id === 'organize' &&
  Object.values(fields(options)).every((part) => isFields(part) && Object.keys(part).length === 0);
