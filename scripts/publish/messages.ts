/** Writes out the types of messages, which the sources derive from schemas, so that they need no other package. */
import ts from "typescript";

/** The messages by their types, as they are written with no names in them. */
type Names = ReadonlyMap<string, string>;

/**
 * The declarations of a module that only re-exports types: each written out, with the comments of its properties. A
 * message within another is written by its name, and nothing else is.
 */
export function declareMessages(program: ts.Program, file: string): string {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is no module`);
  const messages = checker.getExportsOfModule(module).map((alias) => {
    const symbol = checker.getAliasedSymbol(alias);
    return { symbol, type: checker.getDeclaredTypeOfSymbol(symbol) };
  });
  const names = new Map(messages.map(({ symbol, type }) => [print(type, checker), symbol.name]));
  const declarations = messages.map(
    ({ symbol, type }) =>
      `${comment(symbol, checker)}export type ${symbol.name} = ${printWhole(type, checker, names)};\n`,
  );
  return declarations.join("");
}

/** The name of the message that the type is; else what {@link printWhole} says. */
function print(type: ts.Type, checker: ts.TypeChecker, names: Names = new Map()): string {
  const name = names.size > 0 && names.get(print(type, checker));
  return name || printWhole(type, checker, names);
}

function printWhole(type: ts.Type, checker: ts.TypeChecker, names: Names): string {
  if (type.flags & ts.TypeFlags.Boolean) return "boolean";
  if (type.isUnion()) return type.types.map((each) => print(each, checker, names)).join(" | ");
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    return element ? `Array<${print(element, checker, names)}>` : "[]";
  }
  if (!(type.flags & ts.TypeFlags.Object)) {
    return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  }
  const inOrder = checker.getPropertiesOfType(type).sort((a, b) => positionOf(a) - positionOf(b));
  const properties = inOrder.map((property) => {
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const value = checker.getTypeOfSymbol(property);
    const text = print(optional ? checker.getNonNullableType(value) : value, checker, names);
    return `${comment(property, checker)}${property.name}${optional ? "?" : ""}: ${text};\n`;
  });
  for (const { keyType, type: value } of checker.getIndexInfosOfType(type)) {
    properties.push(`[name: ${print(keyType, checker, names)}]: ${print(value, checker, names)};\n`);
  }
  return `{\n${properties.join("").replaceAll(/^(?=.)/gm, "  ")}}`;
}

/** In the schema. The compiler lists what may be absent first, the rest in the order in which it came to know of it. */
function positionOf(property: ts.Symbol): number {
  return property.declarations?.[0]?.pos ?? 0;
}

function comment(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  return text && `/** ${text} */\n`;
}
