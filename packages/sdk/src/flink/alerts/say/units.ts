import { isCount } from '../../../chart/unit.ts';
import type { Unit } from '../../definitions/unit.ts';

/**
 * How many of a unit are one of what templates can write: they know seconds, bytes and shares, and cannot divide.
 */
export function scaleOf(unit: Unit): number {
  switch (unit) {
    case 'ms':
    case 'ms/s':
      return 1000;
    case 'us':
      return 1e6;
    case 'ns':
      return 1e9;
    case 'percent':
      return 100;
    default:
      return 1;
  }
}

/** A number of a unit, already scaled, as Go’s templates write it in Prometheus, vmalert and Grafana. */
export function inTemplate(value: string, unit: Unit): string {
  switch (unit) {
    case 'ms':
    case 'us':
    case 'ns':
    case 's':
      return `{{ ${value} | humanizeDuration }}`;
    case 'ratio':
    case 'percent':
    case 'ms/s':
      return `{{ ${value} | humanizePercentage }}`;
    case 'bytes':
      return `{{ ${value} | humanize1024 }}B`;
    case 'bytes/s':
      return `{{ ${value} | humanize1024 }}B/s`;
    default:
      if (isCount(unit)) return `{{ ${value} | printf "%.0f" }}`;
      return `{{ ${value} | humanize }}${unit.endsWith('/s') ? '/s' : ''}`;
  }
}
