import { parseDuration } from '@flink-metrics/sdk/promql';
import { badData } from '../errors.ts';

/** 9999-12-31T23:59:59Z, the end of RFC 3339. */
const LAST_TIME_MS = 253_402_300_799_000;

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const RFC3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/**
 * A point in time as Prometheus takes it, Unix seconds or RFC 3339, in Unix ms. Absent where the parameter is.
 * NaN and infinities, which Prometheus lets through, are refused.
 * @throws {GatewayError} 400
 */
export function timeParameter(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name);
  if (text === null) return undefined;
  const ms = RFC3339.test(text) ? Date.parse(text) : Math.round(decimal(text) * 1000);
  if (Number.isNaN(ms)) {
    throw badData(`${name} must be Unix time in seconds or RFC 3339, not ${shown(text)}.`);
  }
  if (Math.abs(ms) > LAST_TIME_MS) {
    throw badData(`${name} is beyond the year 9999: give seconds, not milliseconds.`);
  }
  return ms;
}

/**
 * A positive duration, seconds or `1m30s`, in ms.
 * @throws {GatewayError} 400
 */
export function durationParameter(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name);
  if (text === null) return undefined;
  const ms = Math.round(DECIMAL.test(text) ? decimal(text) * 1000 : parseDuration(text));
  if (!(ms >= 1 && ms <= LAST_TIME_MS)) {
    throw badData(
      `${name} must be a positive duration of at least 1 ms, as 15, 0.5 or 1m30s, not ${shown(text)}.`,
    );
  }
  return ms;
}

/** @throws {GatewayError} 400 */
export function countParameter(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw badData(`${name} must be a whole number, not ${shown(text)}.`);
  return Number(text);
}

/** Milliseconds as the decimal seconds that Prometheus's API takes. */
export const seconds = (ms: number): string => String(ms / 1000);

function decimal(text: string): number {
  return DECIMAL.test(text) ? Number(text) : Number.NaN;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
