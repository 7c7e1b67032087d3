import { type Fields, fields, list } from './fields.ts';

/** How values are shown, if nothing else is said of a series: `fieldConfig`, in Grafana 6 `fieldOptions`. */
export function defaultsOf({ fieldConfig, options }: Fields): Fields {
  const { defaults } = fields(fields(options).fieldOptions);
  return { ...fields(defaults), ...fields(fields(fieldConfig).defaults) };
}

/** What only panels of the type know. */
export const customOf = (panel: Fields): Fields => fields(defaultsOf(panel).custom);

/** What is said of single series, in the words of every version. */
export const overridesOf = ({ fieldConfig, options }: Fields): readonly Fields[] => [
  ...list(fields(fieldConfig).overrides),
  ...list(fields(fields(options).fieldOptions).overrides),
];

/** They draw series over time. */
export const isGraph = (type: string): boolean => /^(graph|timeseries|barchart)$/.test(type);

/** They show one value of each series. */
export const isNumber = (type: string): boolean => /^(singlestat|stat|gauge|bargauge)$/.test(type);
