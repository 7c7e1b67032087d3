import type { Section } from '../definitions/chart.ts';
import { backpressure } from './backpressure.ts';
import { checkpoints } from './checkpoints.ts';
import { cluster } from './cluster.ts';
import { containers } from './containers.ts';
import { eventTime } from './event-time.ts';
import { jobManagerJvm, taskManagerJvm } from './jvm.ts';
import { kafka } from './kafka.ts';
import { overview } from './overview.ts';
import { state } from './state.ts';
import { throughput } from './throughput.ts';

// Functions, so that a page that shows none of them ships none.
const makers = [
  overview,
  throughput,
  backpressure,
  checkpoints,
  eventTime,
  kafka,
  taskManagerJvm,
  jobManagerJvm,
  state,
  containers,
  cluster,
];

/** What a job's page shows, in this order. */
export const sections: readonly Section[] = /* @__PURE__ */ makers.map((make) => make());
