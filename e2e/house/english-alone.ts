/** Sentences of the command that stand in the sources in English, with no Chinese beside them. */
import ts from "typescript";
import { listFiles, readText } from "./repository.ts";

/** Two words beside each other; a line that begins with a name of a program is for a shell. */
const SENTENCE = /[a-z]{2,},? [a-z]{2,}/;
const FOR_A_SHELL =
  /^\s*(?:#|…\(\)|case |[A-Z_]+=\S+ shiming |(?:…\s+)?(?:npx )?shiming |source |curl |printf |export-accounts )/;
const HAN = /\p{Script=Han}/u;

/** Logs and metrics are in English; the sandbox's invented people and papers have their Chinese in fields of their own. */
const NOT_SAID =
  /\.test\.ts$|^apps\/cli\/src\/(?:workers\/|sandbox\/(?:inhabitants\/|world\.ts|personas\.ts|documents\.ts))/;

/** What the parser says in English is put into Chinese by `usage-errors.ts`; a step's name is a word of the JSON. */
const ELSEWHERE = /^apps\/cli\/src\/(?:manual\/parser|steps\/verification)\.ts$/;

export const commandSources = (): string[] =>
  listFiles().filter(
    (file) => /^apps\/cli\/src\/.*\.ts$/.test(file) && !NOT_SAID.test(file) && !ELSEWHERE.test(file),
  );

/** Each as `file:line: text`. What an `Error` says is for whoever mends the program, and comes with its stack. */
export function englishAlone(file: string, text = readText(file)): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isForOthers(node) || isOneOfTwo(node)) return;
    const said = literalOf(node);
    if (SENTENCE.test(said) && !FOR_A_SHELL.test(said) && !HAN.test(surroundingsOf(node))) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push(`${file}:${line}: ${said}`);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

function literalOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return "";
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("…");
}

/** What is thrown as a fault, logged, in an answer by the contract, or is the `message` of an error that has a `text` for people. */
function isForOthers(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return /Error$/.test(node.expression.getText());
  if (ts.isThrowStatement(node)) return !/\bSentence\b/.test(node.getText());
  if (!ts.isCallExpression(node)) return false;
  return /(?:^super|^failErrMsg|[lL]og\.(?:info|warn|error))$/.test(node.expression.getText());
}

/** `en`, beside a `zh`; `ENGLISH`, beside a `CHINESE`. */
function isOneOfTwo(node: ts.Node): boolean {
  if (ts.isVariableDeclaration(node) && node.name.getText() === "ENGLISH")
    return /\bconst CHINESE\b/.test(node.getSourceFile().text);
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== "en") return false;
  return node.parent.properties.some((each) => each.name?.getText() === "zh");
}

/** Where its Chinese would be: among the arguments, elements or members that it is one of. */
function surroundingsOf(node: ts.Node): string {
  const isAround = (each: ts.Node) =>
    ts.isCallExpression(each) ||
    ts.isArrayLiteralExpression(each) ||
    ts.isObjectLiteralExpression(each) ||
    ts.isStatement(each);
  return ts.findAncestor(node, isAround)?.getText() ?? "";
}
