import { createSimulator, type Simulator, type SimulatorOptions } from '../simulator.ts';

/** A Saturday noon in the past, so that tests do not depend on the day they run on. */
export const NOON = Date.UTC(2026, 4, 16, 12, 0, 0);

export const simulatorAt = (options: SimulatorOptions = {}): Simulator =>
  createSimulator({ now: () => NOON, ...options });

export interface JsonAnswer {
  readonly status: number;
  readonly body: {
    readonly status: string;
    readonly errorType?: string;
    readonly error?: string;
    readonly warnings?: readonly string[];
    readonly data?: unknown;
  };
}

export async function ask(
  simulator: Simulator,
  path: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<JsonAnswer> {
  const url = `http://simulator/api/v1/${path}?${new URLSearchParams(parameters)}`;
  const response = await simulator.fetch(new Request(url));
  return { status: response.status, body: (await response.json()) as JsonAnswer['body'] };
}

export interface Sampled {
  readonly metric: Readonly<Record<string, string>>;
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** The samples of a selector over the last `range` (as PromQL writes it), as they are stored. */
export async function samplesOf(
  simulator: Simulator,
  selector: string,
  range: string,
): Promise<Sampled[]> {
  const { body } = await ask(simulator, 'query', { query: `${selector}[${range}]` });
  const { result } = body.data as {
    result: { metric: Record<string, string>; values: [number, string][] }[];
  };
  return result.map(({ metric, values }) => ({
    metric,
    times: values.map(([time]) => time * 1000),
    values: values.map(([, value]) => Number(value)),
  }));
}
