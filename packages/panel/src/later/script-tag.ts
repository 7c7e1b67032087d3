// Takes the place of load.ts in the script tag: scripts/build/second-file.ts.
import { loadMore } from './more-file.ts';

type Load = typeof import('./load.ts');

export const loadCatalog: Load['loadCatalog'] = async () => (await loadMore()).catalog;

export const loadRules: Load['loadRules'] = async () => (await loadMore()).rules;

export const loadGrafana: Load['loadGrafana'] = async () => (await loadMore()).grafana;
