import assert from 'node:assert/strict';
import { test } from 'node:test';
import { darkPalette, darkSurface, lightPalette, lightSurface, MOST_DISTINCT } from './palette.ts';

type Rgb = readonly [number, number, number];

/** sRGB to linear light, 0..1. */
function linear(hex: string): Rgb {
  const channel = (start: number) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(linear(one)), luminance(linear(other))].sort(
    (a, b) => a - b,
  );
  return (high + 0.05) / (low + 0.05);
}

type Matrix3 = readonly [Rgb, Rgb, Rgb];

// Machado, Oliveira, Fernandes 2009, severity 1.0.
const sights: Readonly<Record<string, Matrix3>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

const seen = (color: Rgb, sight: Matrix3): Rgb => {
  const row = ([a, b, c]: Rgb) =>
    Math.min(1, Math.max(0, a * color[0] + b * color[1] + c * color[2]));
  return [row(sight[0]), row(sight[1]), row(sight[2])];
};

/** https://bottosson.github.io/posts/oklab/ */
function oklab([red, green, blue]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const distance = (one: string, other: string, sight: Matrix3) =>
  Math.hypot(
    ...oklab(seen(linear(one), sight)).map(
      (value, index) => value - (oklab(seen(linear(other), sight))[index] ?? 0),
    ),
  );

for (const [theme, palette, surface] of [
  ['light', lightPalette, lightSurface],
  ['dark', darkPalette, darkSurface],
] as const) {
  test(`every ${theme} colour has a contrast of 3:1 with its surface`, () => {
    for (const color of palette) assert.ok(contrast(color, surface) >= 3, color);
  });

  for (const [sight, matrix] of Object.entries(sights)) {
    test(`no two ${theme} colours look alike with ${sight} sight`, () => {
      for (const [index, one] of palette.entries()) {
        for (const other of palette.slice(0, index)) {
          const apart = distance(one, other, matrix);
          const least = index < MOST_DISTINCT ? 0.095 : 0.07;
          assert.ok(apart > least, `${one} and ${other}: ${apart.toFixed(3)}`);
        }
      }
    });
  }
}

test('both palettes have the same places', () => {
  assert.equal(lightPalette.length, darkPalette.length);
});
