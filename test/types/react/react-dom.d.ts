// What the applications of test/hosts take of React's renderers: their own types are not installed here.
declare module 'react-dom/client' {
  import type { ReactNode } from 'react';

  interface Root {
    render(children: ReactNode): void;
  }
  export function createRoot(container: Element): Root;
  export function hydrateRoot(container: Element, children: ReactNode): Root;
}
declare module 'react-dom/server' {
  import type { ReactNode } from 'react';
  export function renderToString(element: ReactNode): string;
}
