import type { Labels } from '../prometheus/index.ts';
import { type Stroke, strokes } from './palette.ts';

/** Which colour of the palette a series has, and with which stroke. */
export interface SeriesStyle {
  readonly color: number;
  readonly stroke: Stroke;
}

/** Gives each series its place in the palette. Share one among all charts of a page. */
export interface ColorScale {
  /** Styles for the series of one chart, in their order. */
  assign(series: readonly Labels[]): readonly SeriesStyle[];
}

/** Labels that name the same thing in two metric families: `pod` of cAdvisor is Flink's `tm_id`, sanitised. */
const sameIdentity: Readonly<Record<string, string>> = { pod: 'tm_id' };

/**
 * The place is a hash of the identifying labels, so a TaskManager keeps its colour on all charts and after a
 * reload. Two that hash to one place: the later moves on to the least used place, once and for good.
 */
export function createColorScale(size: number): ColorScale {
  const scales = new Map<string, ReturnType<typeof createKindScale>>();
  return {
    assign(series) {
      const identities = series.map(identify);
      for (const kind of new Set(identities.map((identity) => identity.kind))) {
        let scale = scales.get(kind);
        if (scale === undefined) {
          scale = createKindScale(size);
          scales.set(kind, scale);
        }
        // Sorted: who comes first in Prometheus's answer must not decide.
        for (const { value } of identities
          .filter((identity) => identity.kind === kind)
          .sort(byValue)) {
          scale.add(value);
        }
      }
      return identities.map(({ kind, value }) => scales.get(kind)?.styleOf(value) ?? fallback);
    },
  };
}

const fallback: SeriesStyle = { color: 0, stroke: 'solid' };

interface Identity {
  /** Which labels identify. Kinds do not compete for places: three tasks and three pods may both use 0, 1, 2. */
  readonly kind: string;
  readonly value: string;
}

const byValue = (a: Identity, b: Identity) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);

function identify(labels: Labels): Identity {
  const entries = Object.entries(labels)
    .filter(([name]) => name !== '__name__' && name !== 'namespace')
    .map(([name, value]) =>
      name in sameIdentity ? [sameIdentity[name], value.replaceAll(/\W/g, '_')] : [name, value],
    )
    .sort();
  return {
    kind: entries.map(([name]) => name).join(','),
    value: entries.map(([, value]) => value).join('\n'),
  };
}

function createKindScale(size: number) {
  const styles = new Map<string, SeriesStyle>();
  const used = new Array<number>(size).fill(0);
  return {
    styleOf: (value: string) => styles.get(value),
    add(value: string) {
      if (styles.has(value)) return;
      const least = Math.min(...used);
      let place = hash(value) % size;
      while (used[place] !== least) place = (place + 1) % size;
      used[place] = least + 1;
      styles.set(value, { color: place, stroke: strokes[least % strokes.length] ?? 'solid' });
    },
  };
}

/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
