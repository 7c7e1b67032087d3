import { isRangeText, isTimeZone } from '../range/time-range.ts';
import type { PanelView } from '../store/state/panel-state.ts';

/** Longer than any name Kubernetes or Flink gives, and short enough for a URL. */
const LONGEST_NAME = 4096;
/** A link must not make a page ask more often than its own controls can. */
const refreshRates = /^(off|[1-9]\d{0,4}[smh])$/;

const comparisons: readonly string[] = ['', '1d', '1w'] satisfies PanelView['compare'][];

/** Written in a link in place of an empty text, so that it says what it means. */
const emptyWords: Readonly<Partial<Record<keyof PanelView, string>>> = {
  compare: 'off',
  timeZone: 'browser',
};

const isValid: Readonly<Record<keyof PanelView, (text: string) => boolean>> = {
  namespace: (text) => text.length <= LONGEST_NAME,
  job: (text) => text.length <= LONGEST_NAME,
  jobId: (text) => text.length <= LONGEST_NAME,
  match: (text) => text.length <= LONGEST_NAME,
  range: isRangeText,
  refresh: (text) => refreshRates.test(text),
  compare: (text) => comparisons.includes(text),
  timeZone: (text) => text === '' || isTimeZone(text),
};

/** Left out of a link where they are empty: few views have them. */
const isRare = (key: keyof PanelView): boolean => key === 'jobId' || key === 'match';

const keys = Object.keys(isValid) as readonly (keyof PanelView)[];
const isKey = (text: string): text is keyof PanelView => Object.hasOwn(isValid, text);

/**
 * The view that a URL's parameter holds: `?metrics=namespace.tenant-a~job.orders~range.1h`. What is unknown or not a
 * possible value is left out: a link is as foreign as any text.
 */
export function readLink(url: URL, name: string): Partial<PanelView> {
  const entries = piecesOf(url, name).flatMap(([key, written]): [string, string][] => {
    if (!isKey(key)) return [];
    const value = written === emptyWords[key] ? '' : written;
    return isValid[key](value) ? [[key, value]] : [];
  });
  const view: Partial<PanelView> = Object.fromEntries(entries);
  // A link to a job is to its newest run, wherever it is, unless it says another.
  return view.job === undefined ? view : { jobId: '', match: '', ...view };
}

/** The chart that a URL's parameter leads to; empty for none. */
export const chartIn = (url: URL, name: string): string =>
  piecesOf(url, name).find(([key]) => key === 'chart')?.[1] ?? '';

const piecesOf = (url: URL, name: string) =>
  (url.searchParams.get(name) ?? '').split('~').map((piece): [key: string, written: string] => {
    const [, key = '', written = ''] = /^(\w+)\.(.*)$/s.exec(piece) ?? [];
    return [key, unescapeTilde(written)];
  });

/**
 * The same URL with the view in its parameter; the others stay as they are, to the letter.
 * @param chart that the link leads to
 */
export function writeLink(url: URL, name: string, view: PanelView, chart = ''): URL {
  const pieces = keys
    .filter((key) => view[key] !== '' || !isRare(key))
    .map((key) => `${key}.${escapeTilde(view[key]) || (emptyWords[key] ?? '')}`);
  if (chart !== '') pieces.push(`chart.${escapeTilde(chart)}`);
  const others = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !new URLSearchParams(pair).has(name));
  const written = new URL(url);
  written.search = [...others, `${encode(name)}=${encode(pieces.join('~'))}`].join('&');
  return written;
}

/** Inside the parameter's value: a router that decodes and encodes it anew must not change what it says. */
const escapeTilde = (text: string) => text.replaceAll('%', '%25').replaceAll('~', '%7E');
const unescapeTilde = (text: string) => text.replaceAll('%7E', '~').replaceAll('%25', '%');

/** As forms do, but readable: these mean nothing in a query. */
const encode = (text: string) =>
  new URLSearchParams([['', text]])
    .toString()
    .slice(1)
    .replace(/%(7E|3A|2F)/g, decodeURIComponent);

/** What the page's URL says of a view. */
export const restoreView = (name: string): Partial<PanelView> =>
  name === '' ? {} : readLink(new URL(location.href), name);

/** The page's URL with the view in it, and the chart that it leads to. */
export const linkTo = (name: string, view: PanelView, chart?: string): string =>
  name === '' ? location.href : writeLink(new URL(location.href), name, view, chart).href;

/**
 * Writes the view into the page's URL, in place of the history's entry; or as an entry of its own where the view that
 * is `left` is to be come back to.
 */
export function showView(name: string, view: PanelView, left: PanelView | null): void {
  const href = linkTo(name, view);
  if (href === location.href) return;
  // A router keeps its own things in the state.
  const replace = (url: string) => history.replaceState(history.state, '', url);
  // An entry from before anything was chosen does not say yet what was seen.
  replace(left === null ? href : linkTo(name, left));
  if (left !== null) history.pushState(history.state, '', href);
}
