import { version } from '../dom/define-element.ts';

type More = typeof import('./more.ts');

/**
 * The script element this is run by, known only while it runs. Not what calls itself so: `document.currentScript` is also
 * an image of that name, with an address of somebody else's.
 */
const script =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript : undefined;

let given = script?.dataset.more;

/** Says where the second file is, for pages that have it elsewhere than beside the first, or the first inline. */
export function moreFile(address: string): void {
  given = address;
}

let loading: Promise<More> | undefined;
let failures = 0;

/** Loads the second file, once for all; after a failure the next call tries again. */
export function loadMore(): Promise<More> {
  loading ??= fetchMore().catch((error: unknown) => {
    loading = undefined;
    failures += 1;
    throw error;
  });
  return loading;
}

async function fetchMore(): Promise<More> {
  const { href } = address();
  const more: More = await import(href);
  if (more.version === version) return more;
  throw new Error(`${href} is of version ${more.version}, and the panel of version ${version}.`);
}

/**
 * As an absolute address: a script of another origin has no base of its own for `import()` to start from.
 * @see https://html.spec.whatwg.org/#muted-errors
 */
function address(): URL {
  const src = script?.src || document.baseURI;
  const url = new URL(
    given ?? 'flink-metrics.more.js',
    given === undefined ? src : document.baseURI,
  );
  // The same version by the same means: `?v=3` of the first file.
  if (given === undefined && script?.src) url.search = new URL(src).search;
  // A browser may keep that an address could not be fetched, and knows it by all of it.
  if (failures > 0) url.hash = `again-${failures}`;
  return url;
}
