import { type Fields, fields, list, text, written } from '../json/fields.ts';
import { customOf, defaultsOf, isNumber } from '../json/panel-settings.ts';
import { detailOf } from './difference.ts';

/**
 * From which values on a panel is drawn in another way; null where it never is. Nearly every panel has thresholds that
 * nobody chose and that show nowhere.
 */
export function thresholdsOf(panel: Fields): string | null {
  const { type, thresholds } = panel;
  if (type === 'graph') return detailOf(list(thresholds).filter(isLine).map(startOf));
  if (type === 'singlestat') return isColored(panel) ? detailOf(parts(text(thresholds))) : null;
  return isShown(panel) ? detailOf(steps(fields(defaultsOf(panel).thresholds))) : null;
}

const startOf = ({ value }: Fields) => written(value);

const isLine = ({ fill, line }: Fields) => fill === true || line === true;

const parts = (thresholds: string) =>
  thresholds
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');

function isColored({ colorValue, colorBackground, gauge }: Fields): boolean {
  const { show, thresholdMarkers } = fields(gauge);
  return (
    colorValue === true || colorBackground === true || (show === true && thresholdMarkers === true)
  );
}

function isShown(panel: Fields): boolean {
  const mode = text(fields(defaultsOf(panel).color).mode);
  const style = text(fields(customOf(panel).thresholdsStyle).mode);
  const { colorMode, showThresholdMarkers } = fields(panel.options);
  const isStyled = style !== '' && style !== 'off';
  if (!isNumber(text(panel.type))) return isStyled || mode === 'thresholds';
  if (showThresholdMarkers === true) return true;
  return (mode === '' || mode === 'thresholds') && colorMode !== 'none';
}

/** The first is what everything starts with. */
const steps = ({ mode, steps }: Fields) =>
  list(steps)
    .slice(1)
    .map((step) => `${startOf(step)}${mode === 'percentage' ? '%' : ''}`);
