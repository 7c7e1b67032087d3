/** The entry of the closest language, as RFC 4647 looks one up: `fr-CA` takes `fr`. */
export function lookup<Entry>(
  locale: string,
  byTag: Readonly<Record<string, Entry>>,
): Entry | undefined {
  const entries = new Map(
    Object.entries(byTag).map(([tag, entry]) => [normal(tag), entry] as const),
  );
  const subtags = normal(locale).split('-');
  return subtags
    .map((_, dropped) => subtags.slice(0, subtags.length - dropped).join('-'))
    .map((tag) => entries.get(tag))
    .find((entry) => entry !== undefined);
}

const normal = (tag: string) => tag.replaceAll('_', '-').toLowerCase();
