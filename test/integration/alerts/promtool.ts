import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Grid, INTERVAL, shifted, shiftOf, type Timeline } from './timelines.ts';

/** Whether an alert is on at a time, by what Prometheus writes of it. */
export interface Expectation {
  readonly time: number;
  readonly firing: boolean;
}

export interface AlertTest {
  readonly name: string;
  readonly grid: Grid;
  readonly series: readonly Timeline[];
  readonly expects: readonly Expectation[];
}

/**
 * Writes the unit tests of one alert and lets a promtool run them.
 * @returns what is wrong, in promtool's words; empty where nothing is
 */
export async function runPromtool(
  promtool: string,
  folder: string,
  alert: string,
  rules: string,
  tests: readonly AlertTest[],
  /** Between two evaluations, min. */
  every: number,
): Promise<string> {
  await writeFile(join(folder, `${alert}.rules.yml`), rules);
  const file = join(folder, `${alert}.test.yml`);
  // JSON is YAML.
  await writeFile(
    file,
    JSON.stringify({
      rule_files: [`${alert}.rules.yml`],
      evaluation_interval: `${every}m`,
      tests: tests.map((one) => toTest(one, alert)),
    }),
  );
  try {
    await promisify(execFile)(promtool, ['test', 'rules', file], { maxBuffer: 1e8 });
    return '';
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `${stdout}${stderr}` || String(error);
  }
}

function toTest({ name, grid, series, expects }: AlertTest, alert: string): object {
  return {
    name,
    interval: `${INTERVAL / 1000}s`,
    input_series: series.map(({ labels, values }) => ({
      series: seriesText(labels),
      // promtool's clock starts at 0.
      values: valuesText(values, shiftOf(labels.__name__ ?? '', -grid.start)),
    })),
    promql_expr_test: expects.map(({ time, firing }) => ({
      expr: `count by (alertname) (ALERTS{alertname="${alert}",alertstate="firing"}) > bool 0`,
      eval_time: `${Math.round((time - grid.start) / 60_000)}m`,
      exp_samples: firing ? [{ labels: `{alertname="${alert}"}`, value: 1 }] : [],
    })),
  };
}

const seriesText = ({ __name__: name, ...labels }: Timeline['labels']): string =>
  `${name}{${Object.entries(labels)
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .join(',')}}`;

/** A series that ends is marked as stale, as a scrape does. */
function valuesText(values: readonly (number | undefined)[], shift: number): string {
  return values
    .map((value, index) => {
      if (value !== undefined) return String(shifted(value, shift));
      return index > 0 && values[index - 1] !== undefined ? 'stale' : '_';
    })
    .join(' ');
}
