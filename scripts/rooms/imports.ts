import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** One file's import of another one of the same package. Paths go from the package's sources. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Whether it is gone when the program runs. */
  readonly typeOnly: boolean;
}

/** Every source below a folder, without tests, in order. */
export const sourcesIn = (root: string): readonly string[] =>
  globSync('**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }).sort();

/** The relative imports of a source: types, `export … from` and `import()` too. */
export function importsOf(root: string, from: string): readonly Import[] {
  const text = readFileSync(join(root, from), 'utf8');
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return;
    if (!specifier.text.startsWith('.')) return;
    const to = relative(root, join(root, dirname(from), specifier.text));
    found.push({ from, to, typeOnly });
  };
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeExport(node));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(from, text, ts.ScriptTarget.Latest));
  return found;
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined) return false;
  return ts.isNamedImports(namedBindings) && areTypes(namedBindings.elements);
}

function isTypeExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly || exportClause === undefined) return isTypeOnly;
  return ts.isNamedExports(exportClause) && areTypes(exportClause.elements);
}

const areTypes = (elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): boolean =>
  elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly);

/** The shortest way from a file back to itself; null where there is none. */
export function circleFrom(
  start: string,
  imports: ReadonlyMap<string, readonly Import[]>,
): readonly string[] | null {
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const { to } of imports.get(way.at(-1) ?? start) ?? []) {
      if (to === start) return [...way, to];
      if (!seen.has(to)) ways.push([...way, to]);
      seen.add(to);
    }
  }
  return null;
}
