import { later } from '../dom/later.ts';
import { asLabelled, type LabelNames } from '../series/label-names.ts';
import type { PanelState } from '../store/state/panel-state.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** Most hosts hand in no names. */
const originals = later(() => import('../series/original-names.ts'));

/** Whether the reporter sanitised names; null as long as nothing says so. */
export const isSanitized = ({ scope }: PanelState): boolean | null =>
  scope?.deployment.sanitized ?? null;

/**
 * Labels by the names that a host handed in. Until what reads those is there, and where it cannot be loaded, labels stand
 * in.
 * @param loaded is called when it came
 */
export function hostNames(
  { names }: Pick<ProviderSettings, 'names'>,
  state: PanelState,
  loaded: () => void,
): LabelNames {
  if (names === undefined) return asLabelled;
  const reader = originals.drawnBy({ requestUpdate: loaded });
  return reader === undefined ? asLabelled : reader.originalNames(names, isSanitized(state));
}
