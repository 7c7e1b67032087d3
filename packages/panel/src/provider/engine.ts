/**
 * What asks and keeps answers: half of the panel's code, loaded beside the sections once there is an address to ask.
 *
 * @module
 */

export { createQueryClient } from '@flink-metrics/sdk/prometheus';
export { deploymentsBehind } from '../storage/deployments.ts';
export { createPanelStore } from '../store/panel-store.ts';
