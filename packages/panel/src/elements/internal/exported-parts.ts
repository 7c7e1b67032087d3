/**
 * Parts of charts, tiles and sections as a page calls them from outside: `flink-metrics-panel::part(chart-plot)`. Each
 * element between passes them on by `exportparts`. They are those of the elements' `@csspart`.
 */
export const chartParts =
  'base:chart-base,plot:chart-plot,tooltip:chart-tooltip,note:chart-note,finding:chart-finding,info:chart-info,table:chart-table';
export const tileParts =
  'base:tile-base,value:tile-value,note:tile-note,finding:tile-finding,info:tile-info';

const passedOn = (parts: string) => parts.replace(/\w+:/g, '');

export const sectionParts = `heading:section-heading,finding:section-finding,charts:section-charts,${passedOn(chartParts)},${passedOn(tileParts)}`;
export const allParts = passedOn(sectionParts);
