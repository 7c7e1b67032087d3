import { parseDuration } from '@flink-metrics/sdk/promql';
import { BadRequest, invalidParameter } from './answer.ts';

/** Unix time in ms from seconds or RFC 3339; undefined where the parameter is absent. @throws {BadRequest} */
export function timeParameter(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name);
  if (text === null || text === '') return undefined;
  const seconds = decimal(text);
  const time = seconds === undefined ? rfc3339(text) : Math.round(seconds * 1000);
  if (time === undefined || !Number.isFinite(time))
    throw invalidParameter(name, `cannot parse "${text}" to a valid timestamp`);
  return time;
}

/** Milliseconds from seconds or a Prometheus duration. @throws {BadRequest} */
export function durationParameter(parameters: URLSearchParams, name: string): number | undefined {
  const text = parameters.get(name);
  if (text === null || text === '') return undefined;
  const seconds = decimal(text);
  const duration = seconds === undefined ? parseDuration(text) : seconds * 1000;
  if (!Number.isFinite(duration))
    throw invalidParameter(name, `cannot parse "${text}" to a valid duration`);
  return Math.trunc(duration);
}

/** How many results are wanted at most; 0 or absent: all. @throws {BadRequest} */
export function limitParameter(parameters: URLSearchParams): number {
  const text = parameters.get('limit');
  if (text === null || text === '') return Number.POSITIVE_INFINITY;
  if (!/^\d{1,15}$/.test(text))
    throw invalidParameter('limit', `cannot parse "${text}" to a valid limit`);
  return Number(text) === 0 ? Number.POSITIVE_INFINITY : Number(text);
}

export function requiredParameter<T>(value: T | undefined, name: string, kind: string): T {
  if (value === undefined) throw invalidParameter(name, `cannot parse "" to a valid ${kind}`);
  return value;
}

/** The parameters of a request: a form's come before those of the address. @throws {BadRequest} */
export async function requestParameters(request: Request): Promise<URLSearchParams> {
  const fromUrl = new URL(request.url).searchParams;
  if (request.method !== 'POST') return fromUrl;
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded'))
    throw new BadRequest('the simulator reads forms as application/x-www-form-urlencoded only');
  const merged = new URLSearchParams(await request.text());
  for (const [name, value] of fromUrl) merged.append(name, value);
  return merged;
}

const decimal = (text: string): number | undefined =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;

function rfc3339(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
