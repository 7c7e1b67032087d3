import type { Labels } from '../prometheus/index.ts';

/** The same series has the same id after every refresh. */
export const seriesId = (labels: Labels): string => JSON.stringify(Object.entries(labels).sort());
