import type { Severity } from '@flink-metrics/sdk/flink/rules';
import { svg } from 'lit';
import { icon, infoIcon, warningIcon } from '../../theme/icons.ts';

const riskIcon = icon(svg`<path d="m8 1.75 6.25 6.25L8 14.25 1.75 8zM8 5v3.5M8 10.5v.25" />`);

/** Each of another shape: colours say it to some only. */
export const severityIcons: Readonly<Record<Severity, typeof infoIcon>> = {
  critical: warningIcon,
  warning: riskIcon,
  info: infoIcon,
};

/** The SDK has them in this order too, and would load all rules for it. */
export const severities: readonly Severity[] = ['critical', 'warning', 'info'];
