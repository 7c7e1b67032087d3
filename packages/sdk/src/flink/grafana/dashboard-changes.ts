import { type Change, detailOf } from './difference.ts';
import { type Fields, fields, list, text } from './fields.ts';
import { linksIn } from './links.ts';

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

const specOf = ({ spec }: Fields): Fields => fields(spec);

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
