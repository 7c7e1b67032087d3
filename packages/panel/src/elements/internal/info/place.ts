/** Between the sheet and its button, and between it and the edge of the window, px. */
const GAP = 8;

/**
 * Puts a sheet below its button, or above where there is more room: never beyond the window.
 * @returns false where the button is out of sight
 */
export function place(sheet: HTMLElement, button: Element): boolean {
  const { top, bottom, right } = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  if (bottom < 0 || top > clientHeight) return false;
  // All of its height, also while it is cut.
  const height = sheet.scrollHeight + sheet.offsetHeight - sheet.clientHeight;
  const [above, below] = [top - 2 * GAP, clientHeight - bottom - 2 * GAP];
  const isBelow = below >= Math.min(height, above);
  const shown = Math.min(height, isBelow ? below : above);
  const left = Math.min(right, clientWidth - GAP) - sheet.offsetWidth;
  sheet.style.left = `${Math.max(GAP, left)}px`;
  sheet.style.top = `${isBelow ? bottom + GAP / 2 : top - GAP / 2 - shown}px`;
  sheet.style.maxHeight = `${shown}px`;
  return true;
}
