import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

/** A way of compressing that a client may ask for. */
export interface ContentEncoding {
  readonly name: string;
  whole(bytes: Uint8Array): Promise<Uint8Array>;
  /** For an answer as it comes; it passes on what it has at each flush of its source. */
  stream(): zlib.Gzip;
}

const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = zlib.constants;
const gzipWhole = promisify(zlib.gzip);
const brotliWhole = promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliCompress);

const gzip: ContentEncoding = {
  name: 'gzip',
  whole: (bytes) => gzipWhole(bytes, { level: 6 }),
  // A small window: each answer under way has one.
  stream: () => zlib.createGzip({ level: 1, windowBits: 14, memLevel: 7 }),
};

const brotli: ContentEncoding = {
  name: 'br',
  whole: (bytes) => brotliWhole(bytes, { params: { [BROTLI_PARAM_QUALITY]: 4 } }),
  stream: () =>
    zlib.createBrotliCompress({ params: { [BROTLI_PARAM_QUALITY]: 1, [BROTLI_PARAM_LGWIN]: 14 } }),
};

/** Node has it since 22.15. */
const zstd: ContentEncoding | undefined =
  'zstdCompress' in zlib
    ? {
        name: 'zstd',
        whole: promisify<Uint8Array, Buffer>(zlib.zstdCompress),
        stream: () => zlib.createZstdCompress(),
      }
    : undefined;

/** Of a held answer the smallest is made once; of one that passes the quickest. */
const SMALLEST = [brotli, zstd, gzip];
const QUICKEST = [zstd, gzip, brotli];

/** The encoding to answer in, by `Accept-Encoding`; undefined: as it is. */
export function contentEncoding(
  accepted: string | undefined,
  of: 'whole' | 'stream',
): ContentEncoding | undefined {
  const names = new Set(
    (accepted ?? '')
      .toLowerCase()
      .split(',')
      .filter((item) => !/;\s*q=0(\.0*)?\s*$/.test(item))
      .map((item) => item.split(';', 1)[0]?.trim()),
  );
  return (of === 'whole' ? SMALLEST : QUICKEST).find(
    (encoding) => encoding !== undefined && names.has(encoding.name),
  );
}
