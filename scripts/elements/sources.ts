import ts from 'typescript';
import { tokenDefaults } from './token-defaults.ts';

/** What is not said where an element is declared: the analyzer reads one file at a time. */
export interface Sources {
  /** Names that the package exports. */
  readonly exports: ReadonlySet<string>;
  /** `'line' | 'step'` where a property's type is such a choice by another name; else null. */
  choices(className: string, property: string): string | null;
  /** What `FlinkEvents` says of an event. */
  event(name: string): { readonly type: string; readonly description: string } | null;
  /** What a custom property of the look is where a host sets none. */
  cssDefault(name: string): string | undefined;
}

/** @param folder of the panel's sources */
export function readSources(folder: string): Sources {
  const entry = `${folder}/index.ts`;
  const defaults = tokenDefaults(`${folder}/theme/tokens.ts`);
  const program = ts.createProgram([entry], { ...compilerOptions(), noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} exports nothing`);

  const exports = new Map(
    checker.getExportsOfModule(module).map((symbol) => [
      symbol.name,
      // An export is a name for what another file declares.
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    ]),
  );
  const memberOf = (name: string, member: string): ts.Symbol | undefined => {
    const owner = exports.get(name);
    return owner && checker.getDeclaredTypeOfSymbol(owner).getProperty(member);
  };

  return {
    exports: new Set(exports.keys()),
    choices(className, property) {
      const symbol = memberOf(className, property);
      if (symbol === undefined) return null;
      return choicesIn(checker.getTypeOfSymbol(symbol));
    },
    event(name) {
      const symbol = memberOf('FlinkEvents', name);
      const declaration = symbol?.valueDeclaration;
      if (symbol === undefined || !declaration || !ts.isPropertySignature(declaration)) return null;
      return {
        type: declaration.type?.getText() ?? '',
        description: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      };
    },
    cssDefault: (name) => defaults.get(name),
  };
}

/** Those of the repository: they say where the packages' sources are. */
function compilerOptions(): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  if (error !== undefined)
    throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  return ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, '.').options;
}

/** `'line' | 'step'`; null where that is not all the type is. */
function choicesIn(type: ts.Type): string | null {
  if (!type.isUnion()) return null;
  const isOptional = type.types.some(({ flags }) => flags & ts.TypeFlags.Undefined);
  const choices = type.types.filter((one) => one.isStringLiteral());
  if (choices.length === 0 || choices.length + Number(isOptional) !== type.types.length)
    return null;
  const texts = choices.map(({ value }) => `'${value}'`);
  return [...texts, ...(isOptional ? ['undefined'] : [])].join(' | ');
}
