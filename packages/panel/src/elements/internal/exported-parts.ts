/**
 * Parts of charts, tiles and sections as a page calls them from outside: `flink-metrics-panel::part(chart-plot)`. Each
 * element between passes them on by `exportparts`. They are those of the elements' `@csspart`.
 */
const renamed = (of: string, ...parts: readonly string[]) =>
  parts.map((part) => `${part}:${of}-${part}`).join();
const passedOn = (parts: string) => parts.replace(/\w+:/g, '');

const common = ['base', 'note', 'finding', 'info'];
export const chartParts = renamed('chart', ...common, 'plot', 'tooltip', 'table');
export const tileParts = renamed('tile', ...common, 'value');
export const sectionParts = `${renamed('section', 'heading', 'finding', 'charts')},${passedOn(`${chartParts},${tileParts}`)}`;
export const allParts = passedOn(sectionParts);
