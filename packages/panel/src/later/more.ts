// The second file of the script tag, `flink-metrics.more.js`: all that is loaded later, and is none of the elements. It
// shares no module with the first file, so what is in here must not need to be the same object there.

export * as catalog from '@flink-metrics/sdk/internal/flink-catalog';

export { version } from '../dom/define-element.ts';
export * as grafana from './grafana.ts';
export * as rules from './rules.ts';
