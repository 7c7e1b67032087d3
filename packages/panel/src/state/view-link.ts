import type { PanelView } from '../base/panel-context.ts';
import { isTooLong, parseTimeRange } from './time-range.ts';
import { isTimeZone } from './time-zone.ts';

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
  range: isRange,
  refresh: (text) => refreshRates.test(text),
  compare: (text) => comparisons.includes(text),
  timeZone: (text) => text === '' || isTimeZone(text),
};

const keys = Object.keys(isValid) as readonly (keyof PanelView)[];
const isKey = (text: string): text is keyof PanelView => Object.hasOwn(isValid, text);

/**
 * The view that a URL's parameter holds: `?metrics=namespace.tenant-a~job.orders~range.1h`. What is unknown or not a
 * possible value is left out: a link is as foreign as any text.
 */
export function readLink(url: URL, name: string): Partial<PanelView> {
  const text = url.searchParams.get(name) ?? '';
  const entries = text.split('~').flatMap((piece): [string, string][] => {
    const [, key = '', written = ''] = /^(\w+)\.(.*)$/s.exec(piece) ?? [];
    if (!isKey(key)) return [];
    const value = written === emptyWords[key] ? '' : unescapeTilde(written);
    return isValid[key](value) ? [[key, value]] : [];
  });
  return Object.fromEntries(entries);
}

/** The same URL with the view in its parameter; the others stay as they are, to the letter. */
export function writeLink(url: URL, name: string, view: PanelView): URL {
  const pieces = keys.map((key) => `${key}.${escapeTilde(view[key]) || (emptyWords[key] ?? '')}`);
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

function isRange(text: string): boolean {
  const range = parseTimeRange(text);
  return range !== null && !isTooLong(range);
}
