/**
 * What an address, which may be relative to the page, stands for; null where it is none.
 * `URL.canParse` would say, but is younger than the browsers that have to do.
 */
export function addressOf(text: string): URL | null {
  try {
    return new URL(text, document.baseURI);
  } catch {
    return null;
  }
}
