/** Series as OpenMetrics text for `startPrometheus`: times in ms, one metric's series together. */
export function toOpenMetrics(
  series: readonly {
    readonly labels: Readonly<Record<string, string>>;
    readonly times: readonly number[];
    readonly values: readonly number[];
  }[],
): string {
  return series
    .toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
    .map(({ labels, times, values }) => {
      const name = metricText(labels);
      return times
        .map((time, index) => `${name} ${valueText(values[index])} ${(time / 1000).toFixed(3)}\n`)
        .join('');
    })
    .join('');
}

const nameOf = ({ labels }: { labels: Readonly<Record<string, string>> }): string =>
  labels.__name__ ?? '';

function metricText({ __name__, ...labels }: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? `${__name__}` : `${__name__}{${pairs.join(',')}}`;
}

const escaped = (value: string): string =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

function valueText(value: number | undefined): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  if (value === Number.NEGATIVE_INFINITY) return '-Inf';
  return String(value);
}
