import type { VerdictTexts } from '../../../i18n/verdict/texts.ts';
import type { Rules } from '../../../later/load.ts';
import type { Panel, Surroundings } from '../../../provider/panel-context.ts';
import type { Findings } from '../../../store/state/findings.ts';
import type { JobNeeds } from './job-needs.ts';

/** What is known of what is wrong. */
export type Shown = Pick<Findings, 'diagnosis' | 'problem'>;

/** Everything that a view is made from. */
export interface View {
  readonly shown: Shown;
  /** The words of findings. */
  readonly say: Rules;
  readonly texts: VerdictTexts;
  readonly surroundings: Surroundings;
  /** Undefined for a diagnosis of the host's own. */
  readonly panel: Panel | undefined;
  /** Null for a diagnosis of the host's own. */
  readonly needs: Pick<JobNeeds, 'numbers' | 'problem' | 'toggled'> | null;
  /** Findings after the worst. */
  readonly further: { readonly areShown: boolean; readonly toggle: () => void };
  /** Of Unix ms. */
  readonly timeText: (time: number) => string;
  readonly showChart: (chart: string) => void;
}
