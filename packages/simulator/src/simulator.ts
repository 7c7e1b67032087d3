import { BadRequest, badData, evaluationFailed, respond, success } from './api/answer.ts';
import { faultyResponse } from './api/fault.ts';
import { requestParameters } from './api/parameters.ts';
import { instantQuery, rangeQuery } from './api/query.ts';
import { listLabels, listLabelValues, listSeries } from './api/series.ts';
import { defaultJobs, type JobSpec } from './cluster/job-spec.ts';
import type { Scenario } from './cluster/timeline.ts';
import { EvaluationError } from './evaluate/evaluation.ts';
import { expositionAnswer } from './exposition/answer.ts';
import { openMetricsOf } from './exposition/open-metrics.ts';
import type { Fault } from './faults/fault.ts';
import { faultOf, type ScenarioName, scenarioEvents } from './scenario.ts';
import { createSimulatedStore } from './store.ts';

export interface SimulatorOptions {
  /** The same seed gives the same samples. Default 1. */
  readonly seed?: number;
  /** The clock, in ms. There are no samples after it. Default `Date.now`. */
  readonly now?: () => number;
  /** What is going on, or going wrong, since ten minutes before the simulator was made. Default `usual`. */
  readonly scenario?: ScenarioName | Scenario;
  /** What goes wrong, or only looks like it, beside the scenario; see `faults`. */
  readonly faults?: readonly Fault[];
  readonly jobs?: readonly JobSpec[];
  /** Milliseconds between samples. Default 15 s. */
  readonly scrapeInterval?: number;
  /** How far back there are samples, in ms. Default 30 days. */
  readonly retention?: number;
  /** Whose semantics queries have where Prometheus 2 and 3 differ. Default 3. */
  readonly prometheus?: 2 | 3;
}

/** A Prometheus HTTP API, as a web-standard request handler; and what a real Prometheus reads. */
export interface Simulator {
  /** Never rejects but for a request that is aborted. */
  fetch(request: Request): Promise<Response>;
  /**
   * All samples with `from <= time <= to` (ms) as OpenMetrics, to be written to a file piece by piece for
   * `promtool tsdb create-blocks-from openmetrics`. A file cannot say that a series has ended: Prometheus then shows
   * its last value for five minutes more.
   */
  openMetrics(from: number, to: number): Iterable<string>;
}

const DAY = 86_400_000;
const VERSIONS = { 2: '2.55.1', 3: '3.14.0' } as const;

/**
 * A make-believe Flink on Kubernetes behind Prometheus's HTTP API: `query`, `query_range`, `series`, `labels`,
 * `label/<name>/values`, `metadata` and `status/buildinfo` below `/api/v1/`, by GET or as a form.
 *
 * Beside it is what a real Prometheus scrapes: `/metrics` has all series, for `honor_labels: true`; `/targets` is for
 * `http_sd_configs` and names each process by itself.
 *
 * Values are functions of time and the seed; nothing is stored, and any time within the retention can be asked for.
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { seed = 1, now = Date.now, scenario = 'usual', prometheus = 3 } = options;
  const { scrapeInterval = 15_000 } = options;
  const store = createSimulatedStore({
    jobs: scenario === 'no-data' ? [] : (options.jobs ?? defaultJobs),
    seed,
    scenario: typeof scenario === 'string' ? scenarioEvents(scenario, now()) : scenario,
    faults: options.faults ?? [],
    scrapeInterval,
    retention: options.retention ?? 30 * DAY,
    now,
  });
  const context = { store, prometheus, now };
  const fault = typeof scenario === 'string' ? faultOf(scenario) : undefined;

  const route = (path: string, parameters: URLSearchParams) => {
    const label = /^\/api\/v1\/label\/([^/]+)\/values$/.exec(path)?.[1];
    if (label !== undefined) return listLabelValues(decodeLabel(label), parameters, context);
    switch (path) {
      case '/api/v1/query':
        return instantQuery(parameters, context);
      case '/api/v1/query_range':
        return rangeQuery(parameters, context);
      case '/api/v1/series':
        return listSeries(parameters, context);
      case '/api/v1/labels':
        return listLabels(parameters, context);
      case '/api/v1/metadata':
        return success(metadata(store.types));
      case '/api/v1/status/buildinfo':
        return success({ version: VERSIONS[prometheus], revision: 'simulator', goVersion: '' });
      default:
        return undefined;
    }
  };

  const answer = async (request: Request): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'POST')
      return new Response('method not allowed', { status: 405, headers: { allow: 'GET, POST' } });
    try {
      const address = new URL(request.url);
      const exposed = () => ({ store, time: now(), interval: scrapeInterval });
      const exposition = expositionAnswer(address, exposed);
      if (exposition !== undefined) return exposition;
      const found = route(address.pathname, await requestParameters(request));
      return found === undefined
        ? new Response('404 page not found', { status: 404 })
        : respond(found);
    } catch (error) {
      if (error instanceof BadRequest) return badData(error.message);
      if (error instanceof EvaluationError) return evaluationFailed(error);
      return respond({ status: 'error', errorType: 'internal', error: String(error) }, 500);
    }
  };

  return {
    fetch: (request) =>
      fault === undefined ? answer(request) : faultyResponse(fault, request, () => answer(request)),
    openMetrics: (from, to) => openMetricsOf(store, from, to),
  };
}

function decodeLabel(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new BadRequest(`invalid label name: ${JSON.stringify(text)}`);
  }
}

const metadata = (types: ReadonlyMap<string, string>) =>
  Object.fromEntries([...types].map(([name, type]) => [name, [{ type, help: '', unit: '' }]]));
