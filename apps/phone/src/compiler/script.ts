/** One JavaScript file: its syntax, what it requires, and its text as a CommonJS module. */
import { compileFunction } from "node:vm";
import { parseSync, Visitor } from "rolldown/utils";
import { positionAt } from "./problems.ts";

export interface Script {
  /** CommonJS; every statement on the line where its author wrote it. */
  readonly code: string;
  readonly requests: readonly Request[];
  /** What is wrong with its syntax. */
  readonly fault?: Fault | undefined;
}

interface Fault {
  readonly message: string;
  readonly at: { readonly line: number; readonly column?: number };
}

/** What `require("…")` or `import … from "…"` names. */
export interface Request {
  readonly specifier: string;
  readonly line: number;
  /** Not of an `import`. */
  readonly column?: number;
}

type Parsed = ReturnType<typeof parseSync>;

/** Enough for the largest mini program with its packages. */
const REMEMBERED = 5000;

/** When a mini program is compiled again, most of its files are what they were. */
const remembered = new Map<string, Promise<Script>>();

/** A file with a mistake in its syntax is an empty module. */
export function readScript(path: string, source: string): Promise<Script> {
  const key = `${path}\n${source}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const script = readAnew(path, source);
  remembered.set(key, script);
  return script;
}

async function readAnew(path: string, source: string): Promise<Script> {
  const asCommonJs = parse(path, source, "commonjs");
  const { hasModuleSyntax, dynamicImports } = asCommonJs.module;
  const parsed = hasModuleSyntax ? parse(path, source, "module") : asCommonJs;
  const [error] = parsed.errors;
  if (error) {
    const at = positionAt(source, error.labels[0]?.start ?? 0);
    return { code: "", requests: [], fault: { message: error.message, at } };
  }
  if (!hasModuleSyntax && dynamicImports.length === 0) return checked(path, source, parsed);
  // Loaded only here: it takes half a second.
  const { toCommonJs } = await import("./commonjs.ts");
  const code = toCommonJs(path, source);
  const { requests, fault } = checked(path, code, parse(path, code, "commonjs"));
  return { code, requests: requests.map(({ specifier, line }) => ({ specifier, line })), fault };
}

function parse(path: string, source: string, sourceType: "commonjs" | "module"): Parsed {
  return parseSync(path, source, { lang: "js", sourceType });
}

function checked(path: string, code: string, parsed: Parsed): Script {
  return { code, requests: requestsIn(code, parsed), fault: earlyError(path, code) };
}

/** What a parser lets through and an engine does not: a name declared twice, for one. */
export function earlyError(path: string, code: string): Fault | undefined {
  try {
    compileFunction(code, ["require", "module", "exports"], { filename: path });
    return undefined;
  } catch (error) {
    const { message, stack = "" } = error as SyntaxError;
    return { message, at: { line: Number(/:(\d+)\n/.exec(stack)?.[1] ?? 1) } };
  }
}

function requestsIn(code: string, { program }: Parsed): Request[] {
  const requests: Request[] = [];
  const visitor = new Visitor({
    CallExpression({ callee, arguments: [argument] }) {
      if (callee.type !== "Identifier" || callee.name !== "require") return;
      if (argument?.type !== "Literal" || typeof argument.value !== "string") return;
      requests.push({ specifier: argument.value, ...positionAt(code, argument.start) });
    },
  });
  visitor.visit(program);
  return requests;
}
