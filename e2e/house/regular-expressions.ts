/** The regular expressions of the product, as they are written in its sources. */
import ts from "typescript";
import { listFiles, readText } from "./repository.ts";

export interface WrittenExpression {
  /** File and line. */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** What runs where strangers' input arrives; tests, benches and build scripts see their own alone. */
const PRODUCT = /^(?:packages|apps|examples)\/.*\.(?:ts|js|vue)$/;
const NOT_PRODUCT = /\.test\.ts$|\/(?:testing|fixtures|build)\/|^packages\/store\/src\/conformance\//;

export function productSources(): string[] {
  return listFiles().filter((file) => PRODUCT.test(file) && !NOT_PRODUCT.test(file));
}

/** Each with its place; those that are made while the program runs have no literal, and are told of apart. */
export function regularExpressionsOf(file: string): { written: WrittenExpression[]; made: string[] } {
  const written: WrittenExpression[] = [];
  const made: string[] = [];
  const source = ts.createSourceFile(`${file}.ts`, scriptOf(file), ts.ScriptTarget.Latest, true);
  const placeOf = (node: ts.Node) =>
    `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) written.push({ place: placeOf(node), ...partsOf(node.text) });
    if (isMadeAtRunTime(node)) made.push(`${placeOf(node)}: ${node.getText()}`);
    node.forEachChild(visit);
  };
  visit(source);
  return { written, made };
}

/** With the lines where they are. */
function scriptOf(file: string): string {
  const text = readText(file);
  if (!file.endsWith(".vue")) return text;
  const [start, end] = [text.indexOf("<script"), text.indexOf("</script>")];
  const body = text.indexOf("\n", start);
  return start < 0 ? "" : "\n".repeat(text.slice(0, body).split("\n").length - 1) + text.slice(body, end);
}

function partsOf(literal: string): { source: string; flags: string } {
  const end = literal.lastIndexOf("/");
  return { source: literal.slice(1, end), flags: literal.slice(end + 1) };
}

function isMadeAtRunTime(node: ts.Node): boolean {
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "RegExp";
}
