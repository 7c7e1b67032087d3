import { createSimulator, type SimulatorOptions } from '@flink-metrics/simulator';

/** A panel's `fetch` over a simulated cluster: no server, and the same data for every visitor. */
export const simulated = (options: SimulatorOptions = {}) =>
  createSimulator({ seed: 7, ...options }).fetch;

/** Answers everything with one Prometheus error. */
export const refusing =
  (status: number, errorType: string, error: string) => async (): Promise<Response> =>
    Response.json({ status: 'error', errorType, error }, { status });

/** A network that is not there. */
export const offline = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch');
};
