import { drawingSource } from '../../../plot/drawing-source.ts';

/** For all charts of the page. */
export const drawing = drawingSource(() => import('./drawing.ts'));
