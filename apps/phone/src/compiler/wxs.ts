/** WXS: the scripts of templates. They are nearly JavaScript; what differs is rewritten here. */
import { type ESTree, parseSync, Visitor } from "rolldown/utils";
import { resolveFile } from "./paths.ts";
import { type Position, positionAt } from "./problems.ts";
import { earlyError } from "./script.ts";
import type { Sources } from "./sources.ts";

/** What WXS has and JavaScript has not, in the scope of every template. */
export const WXS_RUNTIME = `
var getRegExp=function(pattern,flags){return new RegExp(pattern,flags)};
var getDate=function(){return new(Function.prototype.bind.apply(Date,[null].concat([].slice.call(arguments))))};
var wxsConstructor=function(value){return Object.prototype.toString.call(value).slice(8,-1)};
var wxsFailed=function(file,error){error.message=file+": "+error.message;setTimeout(function(){throw error})};
`;

interface WxsSource {
  /** Where the script stands: a `.wxs`, or a `.wxml` with a script in it. */
  readonly file: string;
  /** Where in the file it begins. */
  readonly line: number;
  readonly source: string;
}

interface Wxs {
  readonly code: string;
  /** Paths without `.wxs`. */
  readonly requests: readonly string[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const EXTENSION = ".wxs";

export function wxsCode({ file, line, source }: WxsSource, sources: Sources): Wxs {
  const at = (offset: number): Partial<Position> => {
    const position = positionAt(source, offset);
    return file.endsWith(EXTENSION) ? position : { line: position.line + line - 1 };
  };
  const broken = (message: string, where: Partial<Position>): Wxs => {
    sources.problems.error(file, `WXS: ${message}`, where);
    return { code: "", requests: [] };
  };
  const { program, errors } = parseSync(file, source, { lang: "js", sourceType: "commonjs" });
  const [fault] = errors;
  if (fault) return broken(fault.message, at(fault.labels[0]?.start ?? 0));
  const edits: Edit[] = [];
  const requests: string[] = [];
  new Visitor({
    MemberExpression: (node) => edits.push(...constructorEdits(node)),
    Literal: (node) => edits.push(...escapeEdits(node.raw ?? "", node.start)),
    CallExpression({ callee, arguments: [argument] }) {
      if (callee.type !== "Identifier" || callee.name !== "require" || argument?.type !== "Literal") return;
      const target = resolveFile(sources, file, String(argument.value), EXTENSION);
      if (target !== undefined) {
        const path = target.slice(0, -EXTENSION.length);
        sources.uses.add(file, target);
        requests.push(path);
        edits.push({ start: argument.start, end: argument.end, text: JSON.stringify(`/${path}`) });
      } else
        sources.problems.error(
          file,
          { en: `there is no WXS ${argument.value}`, zh: `没有 WXS 文件 ${argument.value}` },
          at(argument.start),
        );
    },
  }).visit(program);
  const code = guarded(file, applyEdits(source, edits));
  const early = earlyError(file, code);
  return early ? broken(early.message, { line: early.at.line + line - 1 }) : { code, requests };
}

/** `x.constructor` is the name of a type: `"Array"`. */
function constructorEdits({ object, property, computed, start, end }: ESTree.MemberExpression): Edit[] {
  if (computed || property.type !== "Identifier" || property.name !== "constructor") return [];
  return [
    { start, end: start, text: "wxsConstructor(" },
    { start: object.end, end, text: ")" },
  ];
}

/** A backslash that begins no escape stands for itself: `"\d"` has two characters. */
function escapeEdits(raw: string, start: number): Edit[] {
  if (!/^["']/.test(raw)) return [];
  const escapes = raw.matchAll(/\\(.)/gs);
  return [...escapes].flatMap(({ 1: letter = "", index }) =>
    /[\\'"nrtbfvux0-7\n\r]/.test(letter) ? [] : [{ start: start + index, end: start + index, text: "\\" }],
  );
}

function applyEdits(source: string, edits: readonly Edit[]): string {
  let code = source;
  for (const { start, end, text } of [...edits].sort((a, b) => b.start - a.start)) {
    code = code.slice(0, start) + text + code.slice(end);
  }
  return code;
}

/** One that fails while it loads does not take the other templates with it. */
function guarded(file: string, code: string): string {
  return `try{${code}\n}catch(error){wxsFailed(${JSON.stringify(file)},error)}`;
}
