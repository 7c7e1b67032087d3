import type { Rule } from '../model/rule.ts';
import { backpressure } from './backpressure.ts';
import { checkpoints } from './checkpoints.ts';
import { data } from './data.ts';
import { memory } from './memory.ts';
import { processes } from './processes.ts';
import { records } from './records.ts';
import { restarts } from './restarts.ts';
import { sources } from './sources.ts';
import { state } from './state.ts';
import { watermarks } from './watermarks.ts';

// Functions, so that a page that judges nothing ships none.
const makers = [
  data,
  restarts,
  backpressure,
  sources,
  watermarks,
  records,
  checkpoints,
  state,
  memory,
  processes,
];

/** What is judged of every job. */
export const rules: readonly Rule[] = /* @__PURE__ */ makers.flatMap((make) => make());
