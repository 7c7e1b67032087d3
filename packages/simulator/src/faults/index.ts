import * as checkpoints from './checkpoints.ts';
import * as eventTime from './event-time.ts';
import * as job from './job.ts';
import * as processes from './processes.ts';
import * as sources from './sources.ts';
import * as tasks from './tasks.ts';

/** What can go wrong in a simulated job, and what only looks like it; each begins at a time of the caller's (ms). */
export const faults = {
  ...job,
  ...tasks,
  ...sources,
  ...eventTime,
  ...checkpoints,
  ...processes,
} as const;
