import { renderToString } from 'react-dom/server';
import { Page } from './page.tsx';

export const rendered = (name: string, token: string): string =>
  renderToString(<Page name={name} token={token} />);
