import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** What the chart is made of, as kubeconform names the files. */
const KINDS = [
  'clusterrole-rbac-v1',
  'clusterrolebinding-rbac-v1',
  'configmap-v1',
  'deployment-apps-v1',
  'horizontalpodautoscaler-autoscaling-v2',
  'networkpolicy-networking-v1',
  'poddisruptionbudget-policy-v1',
  'service-v1',
  'serviceaccount-v1',
];
/** From a kind's file, and within the file of definitions. */
const REFERENCE = /^(?:\/api\/_definitions\.json)?#\/\$defs\/(.+)$/;

/** Writes a schema for each kind that stands alone: kubeconform does not follow those of the package from file to file. */
export async function writeSchemas(source: string, folder: string): Promise<void> {
  const read = async (name: string) =>
    JSON.parse(await readFile(join(source, `${name}.json`), 'utf8')) as Record<string, Json>;
  const { $defs } = await read('_definitions');
  const known = $defs as Readonly<Record<string, Json>>;
  await mkdir(folder, { recursive: true });
  for (const kind of KINDS) {
    const definitions: Record<string, Json> = {};
    const own = (value: Json): Json => {
      if (Array.isArray(value)) return value.map(own);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, ownAt(key, one)]));
    };
    const ownAt = (key: string, value: Json): Json => {
      if (key !== '$ref' || typeof value !== 'string') return own(value);
      const name = REFERENCE.exec(value)?.[1] ?? '';
      if (!(name in known)) throw new Error(`${kind}: nothing is called ${value}`);
      if (!(name in definitions)) {
        definitions[name] = {};
        definitions[name] = own(known[name] ?? {});
      }
      return `#/definitions/${name}`;
    };
    const schema = own(await read(kind)) as Record<string, Json>;
    await writeFile(join(folder, `${kind}.json`), JSON.stringify({ ...schema, definitions }));
  }
}
