import type { Labels } from '../prometheus/index.ts';
import { MOST_DISTINCT, type Stroke, strokes } from './palette.ts';

/** A series' colour, as an index into the palette, and its stroke. */
export interface SeriesStyle {
  readonly color: number;
  readonly stroke: Stroke;
}

/** Assigns each series a colour and a stroke. Share one scale among all charts of a page. */
export interface ColorScale {
  /** Styles for the series of one chart, in their order. Pass all of them, also those that are hidden. */
  assign(series: readonly Labels[]): readonly SeriesStyle[];
}

/** Labels that name the same thing in two metric families: `pod` of cAdvisor is Flink's `tm_id`, sanitised. */
const sameIdentity: Readonly<Record<string, string>> = { pod: 'tm_id' };

/** What a series of a chart measures, where it has several of each task. */
const ASPECT = 'series';

/** Aspects that bound another one: they come last, so that the solid line goes to what they bound. */
const bounds = /^(?:limit|max|capacity|committed|total)$/;

/**
 * A scale in which a task or a TaskManager has the same colour on all charts and after a reload: the colour comes from
 * a hash of the labels. Several aspects of each of them (label `series`) differ by stroke; of a single one, by colour.
 * No two series of a chart look the same while the palette has styles left.
 * @param size how many colours the palette has
 */
export function createColorScale(size: number): ColorScale {
  const places = new Map<string, Map<string, number>>();
  return {
    assign(series) {
      const identities = series.map(identify);
      const aspects = [...new Set(identities.map(({ aspect }) => aspect))].sort(byMeaning);
      const isOneEntity = new Set(identities.map(({ entity }) => entity)).size === 1;
      const byAspect = isOneEntity && aspects.length > 1;
      if (!byAspect) addPlaces(identities, places, size);
      const wanted = new Map(
        identities.toSorted(byKey).map(({ key, kind, entity, aspect }) => {
          const index = aspects.indexOf(aspect);
          return [
            key,
            byAspect
              ? { color: index % size, stroke: strokeAt(Math.floor(index / size)) }
              : { color: places.get(kind)?.get(entity) ?? 0, stroke: strokeAt(index) },
          ];
        }),
      );
      const styles = tellApart(wanted, size);
      return identities.map(({ key }) => styles.get(key) ?? fallback);
    },
  };
}

const fallback: SeriesStyle = { color: 0, stroke: 'solid' };
const strokeAt = (index: number): Stroke => strokes[index % strokes.length] ?? 'solid';

/** Each key gets the style it wants, unless that is taken: then its colour with another stroke, then any free style. */
export function tellApart(
  wanted: ReadonlyMap<string, SeriesStyle>,
  size: number,
): ReadonlyMap<string, SeriesStyle> {
  const given = new Map<string, SeriesStyle>();
  const taken = new Set<string>();
  const nameOf = ({ color, stroke }: SeriesStyle) => `${color} ${stroke}`;
  const give = (key: string, style: SeriesStyle) => {
    given.set(key, style);
    taken.add(nameOf(style));
  };
  for (const [key, style] of wanted) if (!taken.has(nameOf(style))) give(key, style);
  for (const [key, style] of wanted) {
    if (given.has(key)) continue;
    const free = others(style, size).find((other) => !taken.has(nameOf(other)));
    give(key, free ?? style);
  }
  return given;
}

function others({ color, stroke }: SeriesStyle, size: number): readonly SeriesStyle[] {
  const first = strokes.indexOf(stroke);
  return Array.from({ length: size * strokes.length }, (_, index) => ({
    color: (color + Math.floor(index / strokes.length)) % size,
    stroke: strokeAt(first + index),
  }));
}

interface Identity {
  /** The names of the identifying labels. Kinds do not compete: three tasks and three pods may both use 0, 1, 2. */
  readonly kind: string;
  readonly entity: string;
  readonly aspect: string;
  /** Kind, entity and aspect as one text. */
  readonly key: string;
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const byKey = (one: Identity, other: Identity) => compare(one.key, other.key);
const byMeaning = (one: string, other: string) =>
  Number(bounds.test(one)) - Number(bounds.test(other)) || compare(one, other);

function identify(labels: Labels): Identity {
  const entries = Object.entries(labels)
    .filter(([name]) => name !== '__name__' && name !== 'namespace' && name !== ASPECT)
    .map(([name, value]) =>
      name in sameIdentity ? [sameIdentity[name], value.replaceAll(/\W/g, '_')] : [name, value],
    )
    .sort();
  const kind = entries.map(([name]) => name).join(',');
  const entity = entries.map(([, value]) => value).join('\n');
  const aspect = labels[ASPECT] ?? '';
  return { kind, entity, aspect, key: [kind, entity, aspect].join('\0') };
}

/** Gives each entity a permanent place. Sorted: the order of Prometheus's answer must not decide. */
function addPlaces(
  identities: readonly Identity[],
  places: Map<string, Map<string, number>>,
  size: number,
): void {
  for (const { kind, entity } of identities.toSorted(byKey)) {
    const known = places.get(kind) ?? new Map<string, number>();
    places.set(kind, known);
    if (known.has(entity)) continue;
    const beside = identities.flatMap((other) =>
      other.kind === kind ? (known.get(other.entity) ?? []) : [],
    );
    known.set(entity, choosePlace(entity, beside, [...known.values()], size));
  }
}

/** The first place that is unused on the chart, else the one that the fewest use. */
function choosePlace(
  entity: string,
  beside: readonly number[],
  used: readonly number[],
  size: number,
): number {
  const cost = (place: number) =>
    (beside.includes(place) ? used.length + 1 : 0) + used.filter((other) => other === place).length;
  return candidates(entity, size).reduce((best, place) =>
    cost(place) < cost(best) ? place : best,
  );
}

/** All places, starting from the entity's hash, the colours that differ most first. */
function candidates(entity: string, size: number): readonly number[] {
  const first = Math.min(MOST_DISTINCT, size);
  const round = (start: number, length: number) =>
    Array.from({ length }, (_, index) => start + ((hash(entity) + index) % length));
  // The sum over everything is alone on its chart: it has the first colour.
  return entity === '' ? [0] : [...round(0, first), ...round(first, size - first)];
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
