// The script tag's bundle: registers the elements, and exports the rest as the global `FlinkMetrics`.
export * from './index.ts';
export { moreFile } from './later/more-file.ts';

import './define.ts';
