/** Reads a message of the screen, which may be anything: a mini program runs beside the code that sends it. */
import type { Problem } from "../bundle/bundle.ts";
import type { Calls, FromScreen } from "../link/link.ts";

const CALLS = [
  "request",
  "login",
  "navigateToMiniProgram",
  "openRealnameAuth",
] as const satisfies readonly (keyof Calls)[];
const LEVELS = ["log", "info", "warn", "error"] as const;
const LONGEST_TEXT = 10_000;

/** @returns `undefined` for what is no message of the link */
export function readFromScreen(data: unknown): FromScreen | undefined {
  const message = objectIn(data);
  switch (message.kind) {
    case "call":
      return readCall(message);
    case "page":
      return { kind: "page", route: textIn(message.route) };
    case "leave":
      return { kind: "leave" };
    case "problem":
      return { kind: "problem", problem: readProblem(objectIn(message.problem)) };
    case "console": {
      const level = LEVELS.find((each) => each === message.level) ?? "log";
      const { text, textZh } = message;
      return {
        ...{ kind: "console", level, text: textIn(text) },
        ...(typeof textZh === "string" && { textZh: textIn(textZh) }),
      };
    }
    case "store": {
      const { key, value } = message;
      if (typeof key !== "string" || (value !== null && typeof value !== "string")) return undefined;
      return { kind: "store", key, value };
    }
    default:
      return undefined;
  }
}

function readCall({ id, name, argument }: Record<string, unknown>): FromScreen | undefined {
  const known = CALLS.find((each) => each === name);
  if (!known || typeof id !== "number") return undefined;
  return { kind: "call", id, name: known, argument: objectIn(argument) } as unknown as FromScreen;
}

function readProblem({ file, line, column, message, messageZh, severity }: Record<string, unknown>): Problem {
  return {
    file: textIn(file),
    line: typeof line === "number" ? line : undefined,
    column: typeof column === "number" ? column : undefined,
    message: textIn(message),
    ...(typeof messageZh === "string" && { messageZh: textIn(messageZh) }),
    severity: severity === "warning" ? "warning" : "error",
  };
}

function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value.slice(0, LONGEST_TEXT) : "";
}
