// biome-ignore-all lint/suspicious/noTemplateCurlyInString: sources with templates are what is tested.
import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { minifyTemplates } from './minify-templates.ts';

const minify = (source: string) => minifyTemplates(source, 'source.ts');

async function becomes(cases: readonly (readonly [source: string, minified: string])[]) {
  for (const [source, minified] of cases) assert.equal(await minify(source), minified);
}

const unchanged = (...sources: readonly string[]) =>
  becomes(sources.map((source) => [source, source]));

test('white space in templates becomes one space', () =>
  becomes([
    ['html`\n  <p>\n    a  <b>b</b>\n  </p>\n`', 'html` <p> a <b>b</b> </p> `'],
    ['html<Row>`<td>a</td>\n    <td>b</td>`', 'html<Row>`<td>a</td> <td>b</td>`'],
    ['html`<p\n  class="a"\n  hidden\n>a</p>`', 'html`<p class="a" hidden>a</p>`'],
  ]));

test('expressions stay, wherever they stand', () =>
  becomes([
    [
      'html`<p\n  .a=${a}\n  ?b=${b} @c=${c}\n  d="e ${f}">\n  ${g}</p>`',
      'html`<p .a=${a} ?b=${b} @c=${c} d="e ${f}"> ${g}</p>`',
    ],
    ['html`<${tag}  a>b</${tag}>`', 'html`<${tag} a>b</${tag}>`'],
    ['css`\n  p { margin: ${a}px; }\n`', 'css`p{margin:${a}px}`'],
    ['html`<p>${() => {\n  return  1;\n}}  </p>`', 'html`<p>${() => {\n  return  1;\n}} </p>`'],
  ]));

test('templates in templates are minified, other strings in them are not', () =>
  becomes([
    [
      'html`<ul>\n  ${a ? html`\n  <li>b</li>` : `\n  c`}</ul>`',
      'html`<ul> ${a ? html` <li>b</li>` : `\n  c`}</ul>`',
    ],
    [
      'html`<i>${svg`\n  <path d="M0  0" />\n  <path />`}</i>`',
      'html`<i>${svg` <path d="M0  0"/> <path/>`}</i>`',
    ],
  ]));

test('an SVG element without content ends where it ended', () =>
  becomes([
    ['svg`<circle r="1" /><path d="M0 0" />`', 'svg`<circle r="1"/><path d="M0 0"/>`'],
    // Behind a value without quotes a slash would belong to the value.
    ['svg`<circle r=${r} /><path d=${d} />`', 'svg`<circle r=${r} /><path d=${d} />`'],
  ]));

test('styles are minified whole', () =>
  becomes([
    [
      'css`\n  :host([hidden]) {\n    color: #ffffff; /* why */\n  }\n`',
      'css`:host([hidden]){color:#fff}`',
    ],
    ["css`p::before { content: 'a  b'; }`", 'css`p:before{content:"a  b"}`'],
  ]));

test('styles with escapes stay', () => unchanged("css`p::before { content: '\\\\2014'; }`"));

test('white space that is shown stays', () =>
  unchanged(
    'html`<pre>\n  a\n    b ${c}</pre>`',
    'html`<textarea>\n  a</textarea>`',
    'html`<p title="a\n  b">a\u00a0 b</p>`',
    'html`<p class="">&nbsp;&lt;b&gt;</p>`',
  ));

test('what only looks like a template stays', () =>
  unchanged(
    'const a = "html`\\n  <p>`";',
    '// html`<p>  </p>`\nconst a = 1;',
    'const a = `\n  css { a: b }\n  html \\`<p>  </p>\\``;',
    'const a = other`\n  <p>  </p>`;',
    'const a = /html`  <p>`/;',
  ));

test('a template that is none is told with its file', async () => {
  await assert.rejects(minify('css`a {`'), /source\.ts.*\n?.*Expected "}"/s);
  await assert.rejects(minify('html`<p`'), /source\.ts.*Parse error/s);
});

test('every style sheet of the panel can be read, whatever TypeScript is around it', async () => {
  let read = 0;
  for await (const path of glob('packages/panel/src/**/*.styles.ts')) {
    const minified = await minifyTemplates(await readFile(path, 'utf8'), path);
    assert.doesNotMatch(minified, /css`\s/, path);
    read += 1;
  }
  assert.ok(read > 10);
});
