import type { TaskFigures, TaskOrder } from '@flink-metrics/sdk/flink/rules';
import { formatValue, noValue } from '@flink-metrics/sdk/internal/chart-format';
import type { Unit } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing, svg } from 'lit';
import type { Language } from '../../../i18n/language.ts';
import type { VerdictTexts } from '../../../i18n/verdict/texts.ts';
import type { ChartFinding } from '../../../store/state/findings.ts';
import { badge } from '../../internal/finding-badge/badge.ts';

export interface MapView {
  readonly tasks: TaskOrder;
  readonly culprits: ReadonlyMap<string, readonly ChartFinding[]>;
  /** The task that the charts show alone; empty for none. */
  readonly chosen: string;
  readonly texts: VerdictTexts;
  readonly language: Language;
  /** Null where there are no charts to show it in. */
  readonly choose: ((task: string) => void) | null;
}

/** px of a box, and between two. */
const BOX = { width: 248, height: 148 };
const BETWEEN = { x: 40, y: 12 };

const left = (column: number): number => column * (BOX.width + BETWEEN.x);
const top = (row: number): number => row * (BOX.height + BETWEEN.y);

export function mapView(view: MapView) {
  const { tasks, texts, chosen, choose } = view;
  const { placed, source } = tasks;
  if (placed.length === 0) return html`<p class="muted">${texts.noTasks}</p>`;
  const width = left(Math.max(...placed.map(({ column }) => column)) + 1) - BETWEEN.x;
  const height = top(Math.max(...placed.map(({ row }) => row)) + 1) - BETWEEN.y;
  return html`
    <p class="muted">
      ${texts.orders[source]}
      ${choose === null ? nothing : chosen === '' ? texts.chooseTask : html`<output>${texts.onlyTask(chosen)}</output>`}
      ${
        choose === null || chosen === ''
          ? nothing
          : html`<button class="button" type="button" @click=${() => choose('')}>${texts.allTasks}</button>`
      }
    </p>
    <div class="scrolls" tabindex="0" role="group" aria-labelledby="heading">
      <ol .style=${`inline-size: ${width}px; block-size: ${height}px`}>
        ${renderEdges(tasks, width, height)}
        ${placed.map(
          ({
            task,
            column,
            row,
          }) => html`<li .style=${`inset: ${top(row)}px auto auto ${left(column)}px`}>
            ${renderTask(task, view)}
          </li>`,
        )}
      </ol>
    </div>
    <p class="key muted" aria-hidden="true">
      ${(['busy', 'backpressured', 'idle'] as const).map(
        (part) => html`<span><i class=${part}></i>${texts[part]}</span>`,
      )}
    </p>
    <details>
      <summary>${texts.asTable}</summary>
      ${renderTable(view)}
    </details>
  `;
}

function renderTask(task: TaskFigures, view: MapView) {
  const { chosen, choose, texts, language, culprits } = view;
  const { name, busy, backpressured, idle } = task;
  const found = culprits.get(name) ?? [];
  const isChosen = chosen === name;
  const share = (value: number | null) => format(value, 'ratio', language);
  const content = html`
    <strong class="name" title=${name}>${name}</strong>
    <span class="bar" aria-hidden="true">
      ${(
        [
          ['backpressured', backpressured],
          ['busy', busy],
          ['idle', idle],
        ] as const
      ).map(([part, value]) => html`<i class=${part} .style=${`flex-grow: ${value ?? 0}`}></i>`)}
    </span>
    <span>${texts.busy} <b>${share(busy)}</b>, ${texts.backpressured} <b>${share(backpressured)}</b></span>
    <span class="muted">${texts.recordsIn} ${format(task.recordsIn, 'records/s', language)}</span>
    <span class="muted">${texts.recordsOut} ${format(task.recordsOut, 'records/s', language)}</span>
    <span class="muted">${subtasksText(task, view)}</span>
    ${badge(found, language)}
  `;
  const look = `box ${found[0]?.severity ?? ''}`;
  if (choose === null) return html`<div class=${look}>${content}</div>`;
  return html`<button class=${look} type="button" aria-pressed=${isChosen} @click=${() => choose(isChosen ? '' : name)}>
    ${content}
  </button>`;
}

/** `4 subtasks, busy 20% – 99%` */
function subtasksText({ subtasks, leastBusy, busiest }: TaskFigures, { texts, language }: MapView) {
  const spread =
    leastBusy === null || busiest === null
      ? ''
      : `, ${texts.busy} ${format(leastBusy, 'ratio', language)} – ${format(busiest, 'ratio', language)}`;
  return `${format(subtasks, 'count', language)} ${texts.subtasks}${spread}`;
}

/** Where they are known: from the right side of a box to the left one of the next. */
function renderEdges({ placed, edges }: TaskOrder, width: number, height: number) {
  const places = new Map(placed.map((one) => [one.task.name, one]));
  return html`<svg viewBox=${`0 0 ${width} ${height}`} aria-hidden="true">
    ${edges.map(([from, to]) => {
      const [start, end] = [places.get(from), places.get(to)];
      if (start === undefined || end === undefined) return nothing;
      const [x1, x2] = [left(start.column) + BOX.width, left(end.column)];
      const [y1, y2] = [start, end].map(({ row }) => top(row) + BOX.height / 2);
      const bend = BETWEEN.x / 2;
      // Past the boxes between them: below its own row.
      const below = top(start.row) + BOX.height + BETWEEN.y / 2;
      const [x3, x4] = [x1 + bend, x2 - bend];
      const past =
        end.column > start.column + 1 ? `C${x3} ${y1} ${x1} ${below} ${x3} ${below}H${x4}` : '';
      const from3 = past === '' ? `${x3} ${y1}` : `${x2} ${below}`;
      return svg`<path d=${`M${x1} ${y1}${past}C${from3} ${x4} ${y2} ${x2 - 2} ${y2}m-6 -4l6 4l-6 4`} />`;
    })}
  </svg>`;
}

function renderTable({ tasks, texts, language, culprits }: MapView) {
  const share = (value: number | null) => format(value, 'ratio', language);
  const heads = [
    texts.task,
    texts.busy,
    texts.backpressured,
    texts.idle,
    texts.recordsIn,
    texts.recordsOut,
    texts.subtasks,
    texts.spread,
  ];
  const after = (name: string) =>
    tasks.edges
      .filter(([from]) => from === name)
      .map(([, to]) => to)
      .join(', ');
  return html`
    <div class="scrolls" tabindex="0" role="group" aria-labelledby="heading">
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            ${tasks.source === 'plan' ? html`<th scope="col">${texts.followedBy}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${tasks.placed.map(
            ({ task }) => html`<tr>
              <th scope="row">${task.name} ${badge(culprits.get(task.name) ?? [], language)}</th>
              <td>${share(task.busy)}</td>
              <td>${share(task.backpressured)}</td>
              <td>${share(task.idle)}</td>
              <td>${format(task.recordsIn, 'records/s', language)}</td>
              <td>${format(task.recordsOut, 'records/s', language)}</td>
              <td>${format(task.subtasks, 'count', language)}</td>
              <td>${share(task.leastBusy)} – ${share(task.busiest)}</td>
              ${tasks.source === 'plan' ? html`<td>${after(task.name)}</td>` : nothing}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

const format = (value: number | null, unit: Unit, { locale }: Language): string =>
  value === null ? noValue : formatValue(value, unit, locale);
