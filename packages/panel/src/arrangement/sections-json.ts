// By import() only. Of the entry it takes what the panel uses: the schema for other programs stays out of its bundles.

export { formatSections, parseSections } from '@flink-metrics/sdk/internal/flink-sections-json';
