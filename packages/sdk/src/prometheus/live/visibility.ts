/** Whether anybody looks: of a page, `pageVisibility`. */
export interface Visibility {
  hidden(): boolean;
  /** Calls `listener` when that changes; the function returned ends that. */
  subscribe(listener: () => void): () => void;
}

/** Whether a tab is looked at. @param page the page's `document` */
export const pageVisibility = (
  page: EventTarget & { readonly visibilityState: string },
): Visibility => ({
  hidden: () => page.visibilityState === 'hidden',
  subscribe(listener) {
    page.addEventListener('visibilitychange', listener);
    return () => page.removeEventListener('visibilitychange', listener);
  },
});
