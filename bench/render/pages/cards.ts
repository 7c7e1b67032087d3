import { CHARTS, COLUMNS } from '../workload.ts';

/** Boxes in a grid, one a chart. */
export function cards(height: number): HTMLElement[] {
  const grid = document.createElement('div');
  grid.style.cssText = `display: grid; grid-template-columns: repeat(${COLUMNS}, minmax(0, 1fr)); gap: 8px`;
  const boxes = Array.from({ length: CHARTS }, () => document.createElement('div'));
  for (const box of boxes) box.style.minHeight = `${height}px`;
  grid.append(...boxes);
  document.body.append(grid);
  return boxes;
}
