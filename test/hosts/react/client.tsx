import { createRoot, hydrateRoot } from 'react-dom/client';
import { Page } from './page.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
const page = <Page name={location.pathname} token={root.dataset.token ?? ''} />;
if (root.hasChildNodes()) hydrateRoot(root, page);
else createRoot(root).render(page);
