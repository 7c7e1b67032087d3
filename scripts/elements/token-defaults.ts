import { readFileSync } from 'node:fs';

/** What the custom properties are where a host sets none, by name, as the elements' shared styles have it. */
export function tokenDefaults(path: string): ReadonlyMap<string, string> {
  const declarations = readFileSync(path, 'utf8').matchAll(/: var\((--flink-[a-z-]+), (.+)\);$/gm);
  return new Map([...declarations].map(([, name = '', value = '']) => [name, lastResort(value)]));
}

/** `13px` of `var(--_compact-size, 13px)`: what comes first is there in few places only. */
function lastResort(value: string): string {
  const [, otherwise] = /^var\([^,]+, (.+)\)$/.exec(value) ?? [];
  return otherwise === undefined ? value : lastResort(otherwise);
}
