import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChartAxes } from '@flink-metrics/sdk/internal/chart-plot';
import type { AxesLayout } from './axes.ts';
import { bandsOf, type Marked, markedStrokes, markedWritings } from './marked.ts';

const span = { start: 0, end: 100 };

const marked = (
  severity: Marked['severity'],
  from: number,
  until: number | null,
  limit: number | null = null,
): Marked => ({ severity, from, until, limit });

const bands = (...all: Marked[]) =>
  bandsOf(all, span).map(({ start, end, severity }) => `${start}-${end} ${severity}`);

test('at each time there is one band, of the worst', () => {
  assert.deepEqual(bands(marked('warning', 10, 60), marked('critical', 30, 50)), [
    '10-30 warning',
    '30-50 critical',
    '50-60 warning',
  ]);
  assert.deepEqual(bands(marked('critical', 30, null), marked('info', 20, null)), [
    '20-30 info',
    '30-100 critical',
  ]);
});

test('bands of one severity that touch or overlap are one', () => {
  const three = [
    marked('critical', 10, 40),
    marked('critical', 30, 60),
    marked('critical', 60, 80),
  ];
  assert.deepEqual(bands(...three), ['10-80 critical']);
  assert.deepEqual(bands(marked('warning', 0, 20), marked('warning', 30, 40)), [
    '0-20 warning',
    '30-40 warning',
  ]);
});

test('what is beside the time axis is left out', () => {
  assert.deepEqual(bands(marked('critical', -50, -10), marked('info', 100, null)), []);
  assert.deepEqual(bands(marked('critical', -50, 10)), ['0-10 critical']);
});

const layout: AxesLayout = {
  area: { left: 0, right: 100, top: 0, bottom: 100, width: 100, height: 100 },
  span,
  scale: { x: (time) => time, y: (value) => 100 - value },
  font: '11px sans-serif',
  ...{ values: [], times: [], lines: [], ticks: [] },
};
const axes = {
  value: { min: 0, max: 100, format: String },
  ink: { fontSize: 11 },
} as unknown as ChartAxes;
const inks = { critical: 'red', warning: 'amber', info: 'grey' };

const written = (...limits: Marked[]) =>
  markedWritings(limits, inks, layout, axes).map(({ text, fill }) => `${text} ${fill}`);

test('a limit that several findings share is drawn and written once, as the worst', () => {
  const two = [marked('warning', 0, null, 50), marked('critical', 40, null, 50)];
  const dashed = markedStrokes(two, inks, layout).filter(({ style }) => style.lineDash);
  assert.deepEqual(
    dashed.map(({ style }) => style.stroke),
    ['red'],
  );
  assert.deepEqual(written(...two), ['50 red']);
});

test('limits close together are written beside each other, none over another', () => {
  const limits = [marked('warning', 0, null, 85), marked('critical', 0, null, 80)];
  assert.deepEqual(written(...limits, marked('info', 0, null, 20)), ['20 grey', '80 · 85 red']);
});

test('a limit beyond the value axis is not written', () => {
  assert.deepEqual(written(marked('critical', 0, null, 120)), []);
});
