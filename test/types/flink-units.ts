/** Compiles only while the units of the schema, of the catalog and of the charts are the same. */
import type { SectionsJson, Unit } from '@flink-metrics/sdk/flink';

type SchemaUnit = SectionsJson[number]['charts'][number]['unit'];

export const toUnit = (unit: SchemaUnit): Unit => unit;
export const toSchema = (unit: Unit): SchemaUnit => unit;
