/** Spreadsheets take a CSV without it for the system's old encoding, and Chinese names for nonsense. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Hands a CSV, whole or in parts, to the browser's downloads. */
export const downloadCsv = (name: string, parts: readonly string[]): void =>
  download(`${name}.csv`, new Blob([BYTE_ORDER_MARK, ...parts], { type: 'text/csv' }));

/** A text as a file name that every system takes: of a longer one the end; empty where nothing of it is left. */
export const fileNameOf = (text: string): string =>
  [...text.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')].slice(-80).join('');

/** Hands a file to the browser's downloads. */
export function download(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then, and holds on to the data itself.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
