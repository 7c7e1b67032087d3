/**
 * Sections as JSON: reading, writing and their schema. Brings the PromQL parser and zod along.
 *
 * @module
 */

export { formatSections, parseSections, SectionsError } from './parse-sections.ts';
export { type SectionsJson, sectionsJsonSchema } from './section-schema.ts';
