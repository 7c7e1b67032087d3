import { formatValue } from '@flink-metrics/sdk/internal/chart-format';
import type { StaleProcess } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing } from 'lit';
import { allMessages } from '../../../i18n/all-messages.ts';
import type { Surroundings } from '../../../provider/panel-context.ts';

/** With a random suffix every restart of a process leaves one behind; nobody reads hundreds. */
const SHOWN = 5;
/** As many names stand beside the heading. */
const NAMED = 2;

const nameOf = ({ taskManager }: StaleProcess): string => taskManager ?? 'JobManager';

/** @param now what their age is counted from, Unix ms */
export function staleList(
  processes: readonly StaleProcess[],
  now: number | null,
  surroundings: Surroundings,
) {
  const messages = allMessages(surroundings.language);
  const count = processes.length;
  return html`
    <details class="note" part="base">
      <summary>
        <strong>${messages.staleTitle(count)}</strong>
        <span class="essence">${count > NAMED ? nothing : processes.map(renderName)}${messages.staleSummary}</span>
      </summary>
      <p>${messages.staleHint}</p>
      <ul>
        ${processes.slice(0, SHOWN).map((process) => renderProcess(process, now, surroundings))}
        ${count > SHOWN ? html`<li>${messages.moreProcesses(count - SHOWN)}</li>` : nothing}
      </ul>
    </details>
  `;
}

const renderName = (process: StaleProcess) => html`<span class="name">${nameOf(process)}</span> · `;

function renderProcess(
  process: StaleProcess,
  now: number | null,
  { language, timeZone }: Surroundings,
) {
  const { host, lastPush } = process;
  const age = formatValue(Math.max(0, (now ?? lastPush) - lastPush), 'ms', {
    locale: language.locale,
    timeZone,
  });
  return html`<li>
    <strong>${nameOf(process)}</strong> ${host}
    <time datetime=${new Date(lastPush).toISOString()}>${allMessages(language).lastPush(age)}</time>
  </li>`;
}
