import type { Finding, JobNumbers, RuleId, TaskNumbers } from '@flink-metrics/sdk/flink/rules';
import { formatValue, noValue } from '@flink-metrics/sdk/internal/chart-format';
import type { Unit } from '@flink-metrics/sdk/internal/flink-core';
import { html, nothing, type TemplateResult } from 'lit';
import type { View } from './shown.ts';
import { whereOf } from './words.ts';

type Kind = 'task' | 'scarce' | 'plenty' | 'backlog' | 'checkpoint' | 'memory';

/** Which numbers help against what: of its own task, of those that have too few or too many subtasks, … */
const kindsOf: ReadonlyMap<string, readonly Kind[]> = new Map(
  Object.entries({
    bottleneck: ['task', 'backlog'],
    'no-headroom': ['task'],
    'over-provisioned': ['plenty', 'memory'],
    'lag-growing': ['backlog', 'scarce'],
    'will-not-catch-up': ['backlog', 'scarce'],
    'checkpoints-failing': ['checkpoint'],
    'checkpoints-failing-often': ['checkpoint'],
    'no-recent-checkpoint': ['checkpoint'],
    'checkpoints-back-to-back': ['checkpoint'],
    'checkpoint-slow': ['checkpoint'],
    'barriers-late': ['checkpoint'],
    'alignment-long': ['checkpoint'],
    'heap-full': ['memory'],
    'heap-high': ['memory'],
    'gc-overload': ['memory'],
    'gc-high': ['memory'],
    'metaspace-full': ['memory'],
    'container-memory': ['memory'],
    'oom-killed': ['memory'],
    'managed-unused': ['memory'],
    'network-buffers': ['memory'],
  } satisfies Partial<Record<RuleId, readonly Kind[]>>),
);

/** Whether numbers say more of a finding: of a host's own diagnosis there is nobody to ask. */
export const hasNumbers = ({ rule }: Finding, { needs }: View): boolean =>
  needs !== null && kindsOf.has(rule);

/** The numbers that help against one finding. */
export function findingNumbers(finding: Finding, view: View) {
  if (!hasNumbers(finding, view)) return nothing;
  return html`
    <h5>${view.texts.inNumbers}</h5>
    ${whenKnown(view, (numbers) =>
      (kindsOf.get(finding.rule) ?? []).flatMap((kind) => part(kind, numbers, finding, view)),
    )}
  `;
}

/** All of them. */
export function needsView(view: View) {
  const { needs, texts } = view;
  if (needs === null) return nothing;
  return html`
    <details class="needs numbers" @toggle=${needs.toggled}>
      <summary>${texts.inNumbers}<span class="muted">: ${texts.inNumbersOf}</span></summary>
      ${whenKnown(view, (numbers) => [
        ...(numbers.tasks.length === 0
          ? []
          : [html`<h5>${texts.parallelism}</h5> ${taskTable(numbers.tasks, view)}`]),
        ...titled(texts.backlog, backlogLines(numbers, view)),
        ...titled(texts.lastCheckpoint, checkpointLines(numbers, view)),
        ...titled(texts.memory, memoryLines(numbers, view)),
      ])}
    </details>
  `;
}

const titled = (title: string, lines: readonly TemplateResult[]): readonly TemplateResult[] =>
  lines.length === 0 ? [] : [html`<h5>${title}</h5>${lines}`];

function whenKnown(
  { needs, texts, surroundings }: View,
  lines: (numbers: JobNumbers) => readonly TemplateResult[],
) {
  const { messages } = surroundings.language;
  if (needs === null) return nothing;
  const { numbers, problem } = needs;
  if (numbers === null) {
    if (problem === null) return html`<p class="awaited muted">${messages.loading}</p>`;
    return html`<p class="muted">${messages.problems[problem.kind].title} ${problem.detail ?? ''}</p>`;
  }
  const known = lines(numbers);
  return known.length === 0 ? html`<p class="muted">${texts.noNumbers}</p>` : known;
}

function part(
  kind: Kind,
  numbers: JobNumbers,
  { subject }: Finding,
  view: View,
): readonly TemplateResult[] {
  const { tasks } = numbers;
  const differs = (sign: 1 | -1) =>
    tasks.filter(({ needed, parallelism }) => sign * ((needed ?? parallelism) - parallelism) > 0);
  switch (kind) {
    case 'task':
      return taskLines(
        tasks.filter(({ task }) => task === subject.task_name),
        view,
      );
    case 'scarce':
      return taskLines(differs(1), view);
    case 'plenty':
      return taskLines(differs(-1), view);
    case 'backlog':
      return backlogLines(numbers, view);
    case 'checkpoint':
      return checkpointLines(numbers, view);
    case 'memory':
      return memoryLines(numbers, view);
  }
}

const line = (text: string): TemplateResult => html`<p>${text}</p>`;

const taskLines = (tasks: readonly TaskNumbers[], view: View): readonly TemplateResult[] =>
  tasks.flatMap((one) => {
    const text = view.say.sayTaskNumbers(one, whereOf(view));
    return text === null ? [] : [line(text)];
  });

const backlogLines = ({ backlogs }: JobNumbers, view: View): readonly TemplateResult[] =>
  backlogs.map((one) => line(view.say.sayBacklog(one, whereOf(view))));

const checkpointLines = ({ checkpoint }: JobNumbers, view: View): readonly TemplateResult[] =>
  checkpoint === null ? [] : [line(view.say.sayCheckpointPhases(checkpoint, whereOf(view)))];

/** As a difference of the configuration: what is now is the comment. */
function memoryLines({ memory }: JobNumbers, { say, texts }: View): readonly TemplateResult[] {
  const { changes, stays, unknown } = memory;
  return [
    ...(changes.length === 0
      ? []
      : [
          html`<pre tabindex="0" aria-label=${texts.memory}>${changes.map(say.memoryLine).join('\n')}</pre>`,
        ]),
    ...(stays.length === 0 ? [] : [html`<p>${texts.stays} ${keys(stays)}</p>`]),
    ...(unknown.length === 0 ? [] : [html`<p class="muted">${texts.untold} ${keys(unknown)}</p>`]),
  ];
}

const keys = (list: readonly string[]) => list.map((key) => html`<code class="key">${key}</code>`);

function taskTable(tasks: readonly TaskNumbers[], view: View) {
  const { texts } = view;
  const text = (value: number | undefined, unit: Unit) =>
    value === undefined ? noValue : formatValue(value, unit, whereOf(view));
  const heads = [
    texts.task,
    texts.subtasks,
    texts.needed,
    texts.arrives,
    texts.couldTake,
    texts.busy,
  ];
  return html`
    <div class="scrolls" tabindex="0" role="group" aria-label=${texts.parallelism}>
      <table>
        <thead>
          <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
        </thead>
        <tbody>
          ${tasks.map(
            ({ task, parallelism, needed, atLeast, targetRate, trueRate, busy }) => html`<tr>
              <th scope="row">${task}</th>
              <td>${text(parallelism, 'count')}</td>
              <td class=${needed !== undefined && needed > parallelism ? 'scarce' : ''}>
                ${needed === undefined ? noValue : html`${atLeast ? '≥ ' : ''}${text(needed, 'count')}`}
              </td>
              <td>${text(targetRate, 'records/s')}</td>
              <td>${text(trueRate, 'records/s')}</td>
              <td>${text(busy, 'ratio')}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="muted">${texts.neededHow}</p>
  `;
}
