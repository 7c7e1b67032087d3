import { type Fields, fields, list, specOf, text } from '../json/fields.ts';
import { type Change, detailOf } from './difference.ts';

/** What a dashboard has for all its panels, in either model's words. */
export function dashboardChanges(dashboard: Fields): readonly Change[] {
  const { annotations, templating, variables, links } = dashboard;
  const marks = [...list(fields(annotations).list), ...list(annotations).map(specOf)];
  const choices = [...list(fields(templating).list), ...list(variables).map(asOld)];
  const details = {
    annotation: detailOf(marks.filter(isOn).map(({ name }) => text(name))),
    choice: detailOf(choices.filter(isForAll).map(({ name }) => `$${text(name)}`)),
    link: linksIn(links),
  };
  return (['annotation', 'choice', 'link'] as const).flatMap((kind) => {
    const detail = details[kind];
    return detail === null ? [] : [{ kind, detail }];
  });
}

const asOld = ({ kind, spec }: Fields): Fields => ({
  ...fields(spec),
  type: text(kind)
    .replace(/Variable$/, '')
    .toLowerCase(),
});

/** Every dashboard has the built-in one, of alerts and notes in Grafana. */
const isOn = ({ builtIn, enable }: Fields) => builtIn !== 1 && builtIn !== true && enable !== false;

/** No query mentions them. */
const isForAll = ({ type }: Fields) => type === 'adhoc' || type === 'groupby';

/** Titles of links, or where they lead. */
export const linksIn = (...lists: readonly unknown[]): string | null =>
  detailOf(lists.flatMap(list).map(titleOf));

const titleOf = ({ title, url, type }: Fields) => text(title) || text(url) || text(type);

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
