import type { Grid, UpstreamRequest } from '../upstream/upstream.ts';

/**
 * The end of a range is its last evaluation: requests that differ behind it only are one. Not so where the query itself
 * reads its end.
 */
export function onGrid(request: UpstreamRequest): UpstreamRequest {
  if (request.grid === undefined || request.spliceable !== true) return request;
  const { start, end, step } = request.grid;
  const last = start + Math.floor((end - start) / step) * step;
  return last === end ? request : within(request, start, last);
}

export function within(request: UpstreamRequest, start: number, end: number): UpstreamRequest {
  if (request.grid === undefined) return request;
  const parameters = new URLSearchParams(request.parameters);
  parameters.set('start', String(start / 1000));
  parameters.set('end', String(end / 1000));
  return { ...request, parameters, grid: { ...request.grid, start, end } };
}

/** All of a request but its range and patience, and the grid that its points lie on. */
export function partKey(
  { path, parameters }: UpstreamRequest,
  { start, step }: Grid,
  scope: string,
): string {
  const rest = new URLSearchParams(parameters);
  for (const name of ['start', 'end', 'timeout']) rest.delete(name);
  return `${scope} ${path}?${rest}#${((start % step) + step) % step}`;
}
