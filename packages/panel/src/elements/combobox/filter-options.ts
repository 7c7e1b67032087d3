import { sanitizeLabelValue } from '@flink-metrics/sdk/internal/flink-label-value';
import type { TemplateResult } from 'lit';

/** More would be slow to draw and are never read. */
export const MOST_OPTIONS = 100;

/** One suggestion. */
export interface Option {
  readonly value: string;
  /** The heading it stands under: those of a group follow each other. */
  readonly group?: string;
  /** What else finds it, as a search by meaning; what holds the text in its value comes first. */
  readonly words?: string;
  /** Stands beside the value. */
  readonly detail?: TemplateResult | string | undefined;
}

export interface FilteredOptions {
  readonly shown: readonly Option[];
  /** How many fit as well and are not shown. */
  readonly more: number;
}

/**
 * Options that hold the text, in each group those that begin with it first. All of them while it is one of them
 * already: the choice is open then.
 */
export function filterOptions(options: readonly Option[], text: string): FilteredOptions {
  const wanted = text.trim();
  const isChosen = wanted === '' || options.some(({ value }) => value === wanted);
  const fitting = isChosen ? options : sorted(options, wanted);
  const shown = fitting.slice(0, MOST_OPTIONS);
  return { shown, more: fitting.length - shown.length };
}

function sorted(options: readonly Option[], wanted: string): readonly Option[] {
  const groups = [...new Set(options.map(({ group }) => group))];
  return options
    .map((option) => ({ option, fit: fitOf(option, wanted) }))
    .filter(({ fit }) => fit !== null)
    .map(({ option, fit }) => ({ option, rank: groups.indexOf(option.group) * 3 + (fit ?? 0) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ option }) => option);
}

/** 0 begins with the text, 1 has it, 2 means it; null for none of these. */
function fitOf({ value, words = '' }: Option, wanted: string): number | null {
  const at = placeOf(value, wanted);
  if (at >= 0) return Math.min(at, 1);
  return words.toLowerCase().includes(wanted.toLowerCase()) ? 2 : null;
}

/**
 * Where an option holds the text, or -1. Reporters sanitise names: `my-job (v2)` is found in `my_job__v2_`, and
 * `new york` in `America/New_York`.
 */
export function placeOf(option: string, wanted: string): number {
  const literal = option.toLowerCase().indexOf(wanted.toLowerCase());
  if (literal >= 0) return literal;
  return sanitized(option).indexOf(sanitized(wanted));
}

const sanitized = (text: string) => sanitizeLabelValue(text).toLowerCase();
