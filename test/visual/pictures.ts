import { type Look, usualLook } from '../stories/story-page.ts';
import type { Story } from '../stories/story-site.ts';

/** One picture to keep: a story in one look, in one window, on one medium. */
export interface Picture {
  /** `panel--usual.dark`: the file's name. */
  readonly name: string;
  readonly story: string;
  readonly look: Look;
  readonly width: number;
  readonly height: number;
  readonly media: 'screen' | 'print';
  readonly forcedColors: 'active' | 'none';
}

const usual = {
  look: usualLook,
  width: 800,
  height: 600,
  media: 'screen',
  forcedColors: 'none',
} as const;

/** Letters that the shipped fonts lack are the machine's own: such stories have no picture. */
const machineDependent = /hostile|chinese/;

type Variant = Partial<Picture> & { readonly variant: string };

const PANEL = 'panel--usual';
const CHART = 'chart--lines';

/** A4 upright less margins of 1 cm, at 96 pixels an inch. */
const A4 = { width: 718, height: 1047 };

const dark: Variant = { variant: 'dark', look: { ...usualLook, theme: 'dark' } };

/** Of what draws for itself, and of the whole. */
const looks: readonly Variant[] = [
  { variant: 'compact', look: { ...usualLook, density: 'compact' } },
  { variant: 'forced-colors', forcedColors: 'active' },
];

const windows: readonly Variant[] = [
  { variant: '320', width: 320 },
  { variant: '768', width: 768 },
  { variant: '3840', width: 3840, height: 500 },
  { variant: 'print', media: 'print', look: { ...usualLook, theme: 'dark' }, ...A4 },
];

/** Every story as it usually is, the first of each element in the dark, and the panel in its other looks. */
export function pictures(stories: readonly Story[]): readonly Picture[] {
  const shown = stories.filter(({ id }) => !machineDependent.test(id));
  const firsts = shown.filter(
    ({ title }, index) => shown.findIndex((story) => story.title === title) === index,
  );
  return [
    ...shown.map(({ id }) => ({ ...usual, name: id, story: id })),
    ...firsts.map(({ id }) => varied(id, dark)),
    ...looks.flatMap((look) => [CHART, PANEL].map((id) => varied(id, look))),
    ...windows.map((window) => varied(PANEL, window)),
  ];
}

const varied = (story: string, { variant, ...differences }: Variant): Picture => ({
  ...usual,
  ...differences,
  name: `${story}.${variant}`,
  story,
});
