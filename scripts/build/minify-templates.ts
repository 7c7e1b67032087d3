import { readFile } from 'node:fs/promises';
import { formatMessages, type Plugin, transform } from 'esbuild';
import { minifyHTMLLiterals } from 'minify-literals';

/** Only white space goes. A run of it becomes one space, never none: whether it parts words, styles decide. */
const html = {
  conservativeCollapse: true,
  decodeEntities: false,
  // Without its slash, an SVG element would have the next one inside.
  keepClosingSlash: true,
  minifyJS: false,
  removeDefaultTypeAttributes: false,
  removeEmptyAttributes: false,
};

/**
 * Minifies the templates of lit in a TypeScript source, which minifiers of JavaScript leave as they are: `css`,
 * and white space in `html` and `svg`. Other text is not touched.
 * @throws {Error} for a template that is not HTML or CSS.
 */
export async function minifyTemplates(source: string, path: string): Promise<string> {
  try {
    const minified = await minifyHTMLLiterals(source, {
      fileName: path,
      html,
      css: minifyCss,
      cssTags: ['css'],
      sourceMap: false,
    });
    return minified?.code ?? source;
  } catch (cause) {
    throw new Error(`A template in ${path} cannot be minified: ${cause}`, { cause });
  }
}

async function minifyCss(css: string): Promise<string> {
  // The source still has JavaScript's escapes, which would be read as CSS's.
  if (css.includes('\\')) return css;
  const { code, warnings } = await transform(css, { loader: 'css', minify: true, charset: 'utf8' });
  if (warnings.length > 0)
    throw new Error((await formatMessages(warnings, { kind: 'error' })).join('\n'));
  return code.trim();
}

/** An esbuild plugin that does so in the sources whose paths match. */
export const minifiedTemplates = (filter: RegExp): Plugin => ({
  name: 'minified templates',
  setup({ onLoad }) {
    onLoad({ filter }, async ({ path }) => ({
      contents: await minifyTemplates(await readFile(path, 'utf8'), path),
      loader: 'ts',
    }));
  },
});
