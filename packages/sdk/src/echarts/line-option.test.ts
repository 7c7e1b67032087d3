import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createColorScale } from '../chart/color-scale.ts';
import { lightPalette } from '../chart/palette.ts';
import { type LineOptions, lineOption } from './line-option.ts';

const series = (labels: Record<string, string>, values: number[], from = 0) => ({
  labels,
  times: Float64Array.from(values.map((_, index) => from + index * 1000)),
  values: Float64Array.from(values),
});

const options: LineOptions = {
  unit: 'bytes',
  step: 1000,
  locale: 'en',
  timeZone: 'UTC',
  palette: lightPalette,
  colors: createColorScale(lightPalette.length),
  label: (labels) => labels.tm_id ?? '',
};

/** What the tests look at; ECharts' own types allow one or many everywhere. */
interface Drawn {
  readonly dataset: readonly { id: string; source: Float64Array }[];
  readonly series: readonly { id: string; name: string; showSymbol: boolean; stack?: string }[];
  readonly xAxis: { min: number; max: number };
}
const drawn = (...parameters: Parameters<typeof lineOption>) =>
  lineOption(...parameters) as unknown as Drawn;

test('one line a series, its samples interleaved in a typed array', () => {
  const option = drawn([series({ tm_id: 'a' }, [1, 2]), series({ tm_id: 'b' }, [3, 4])], options);
  assert.deepEqual(
    option.series.map(({ name }) => name),
    ['a', 'b'],
  );
  assert.deepEqual(option.dataset[1]?.source, Float64Array.of(0, 3, 1000, 4));
  assert.deepEqual([option.xAxis.min, option.xAxis.max], [0, 1000]);
});

test('a ghost has a style of its own, unless it has the labels of a series', () => {
  const matrix = [series({ tm_id: 'a' }, [1, 2]), series({ tm_id: 'b' }, [3, 4])];
  const ghosts = [series({ tm_id: 'gone' }, [1, 2]), series({ tm_id: 'b' }, [3, 4])];
  const colors = lineOption(matrix, { ...options, ghosts }).series;
  assert.ok(Array.isArray(colors));
  const [, live, gone, ghost] = colors.map(({ itemStyle }) => itemStyle?.color);
  assert.equal(ghost, live);
  assert.notEqual(gone, ghost);
});

test('a lone sample is a dot', () => {
  const option = drawn([series({ tm_id: 'a' }, [1]), series({ tm_id: 'b' }, [1, 2])], options);
  assert.deepEqual(
    option.series.map(({ showSymbol }) => showSymbol),
    [true, false],
  );
});

test('stacked areas share a grid', () => {
  const matrix = [series({ tm_id: 'a' }, [1, 2]), series({ tm_id: 'b' }, [3], 1000)];
  const option = drawn(matrix, { ...options, view: 'stacked' });
  assert.deepEqual(option.dataset[1]?.source, Float64Array.of(0, Number.NaN, 1000, 3));
  assert.equal(option.series[0]?.stack, 'all');
});

test('no series at all is an empty chart over the range asked for', () => {
  const option = drawn([], { ...options, start: 5000, end: 9000 });
  assert.deepEqual([option.xAxis.min, option.xAxis.max, option.series.length], [5000, 9000, 0]);
});

test('what is under the pointer answers, unless it is switched off', () => {
  const matrix = [series({ tm_id: 'a' }, [1, 2]), series({ tm_id: 'b' }, [3, 4])];
  const all = lineOption(matrix, options);
  assert.ok(all.tooltip !== undefined && all.legend !== undefined);
  assert.partialDeepStrictEqual(all.series, [
    { silent: false, triggerLineEvent: true, emphasis: { focus: 'series' } },
  ]);
  const off = { tooltip: false, legend: false, emphasis: false, events: false };
  const none = lineOption(matrix, { ...options, ...off });
  assert.deepEqual([none.tooltip, none.legend], [undefined, undefined]);
  assert.partialDeepStrictEqual(none.series, [
    { silent: true, triggerLineEvent: false, emphasis: { disabled: true } },
  ]);
});

/** What the tooltip says of samples as ECharts tells them. */
const told = (option: unknown, samples: unknown): string =>
  (option as { tooltip: { formatter: (samples: unknown) => string } }).tooltip.formatter(samples);

test('the tooltip: values with their unit, the highest first, at a time of the zone', () => {
  const matrix = [series({ tm_id: 'a' }, [1024]), series({ tm_id: 'b' }, [4096])];
  const option = lineOption(matrix, { ...options, ghosts: [series({ tm_id: 'a' }, [9])] });
  const [a, b] = drawn(matrix, options).series.map(({ id }) => id);
  const samples = [
    { seriesId: `ghost ${a}`, marker: '-', value: [0, 9] },
    { seriesId: a, marker: '{one|}', value: Float64Array.of(0, 1024) },
    { seriesId: b, marker: '{two|}', value: [0, 4096] },
  ];
  assert.equal(told(option, samples), 'Jan 1, 00:00:00\n{two|}b  4 KiB\n{one|}a  1 KiB');
  assert.equal(told(option, [{ seriesId: a, value: [0, Number.NaN] }]), '');
  const many = Array.from({ length: 13 }, (_, index) => series({ tm_id: `${index}` }, [index]));
  const rows = drawn(many, options).series.map(({ id }, value) => ({
    seriesId: id,
    value: [0, value],
  }));
  assert.deepEqual(told(lineOption(many, options), rows).split('\n').slice(-2), ['3  3 B', '+3']);
});

test('the tooltip of a state is of its band', () => {
  const matrix = [series({ tm_id: 'a' }, [0, 1])];
  const option = lineOption(matrix, { ...options, unit: 'boolean', view: 'state' });
  const id = drawn(matrix, { ...options, view: 'state' }).series[0]?.id;
  assert.match(told(option, { seriesId: id, value: [1000, 2000, 0, 1] }), /00:00:01\na {2}yes$/i);
});

test('a name that looks like a style of the tooltip stays as it is', () => {
  const hostile = '{marker0|gone} {x';
  const matrix = [series({ tm_id: hostile }, [1])];
  const id = drawn(matrix, options).series[0]?.id;
  const said = told(lineOption(matrix, options), [{ seriesId: id, value: [0, 1] }]);
  // As zrender finds styles: github.com/ecomfe/zrender, src/graphic/helper/parseText.ts, `STYLE_REG`
  assert.doesNotMatch(said, /\{([a-zA-Z0-9_]+)\|([^}]*)\}/);
  assert.ok(said.replaceAll('\u2060', '').includes(hostile));
});
