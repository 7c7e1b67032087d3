// The script tag's bundle: registers the elements, and exports the rest as the global `FlinkMetrics`.
import './define.ts';

export * from './index.ts';
