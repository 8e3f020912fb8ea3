/** What the log tells of an unexpected error. */
export interface Fault {
  readonly type: string;
  readonly code?: string;
  /** Where it was thrown: functions and places of the code. */
  readonly frames: readonly string[];
  readonly cause?: Fault;
}

const MOST_CAUSES = 3;
const CODE = /^[A-Z][A-Z0-9_]{0,63}$/;

/**
 * Describes an error without its message: messages of parsers, drivers and runtimes quote what they choked on, and that
 * may be a name, a number or a token. Type, code and place are enough to find the line.
 */
export function describeFault(error: unknown, causes = MOST_CAUSES): Fault {
  if (!(error instanceof Error)) return { type: typeof error, frames: [] };
  const { code } = error as { code?: unknown };
  return {
    type: error.constructor.name,
    ...(typeof code === "string" && CODE.test(code) ? { code } : {}),
    frames: framesOf(error),
    ...(error.cause !== undefined && causes > 0 ? { cause: describeFault(error.cause, causes - 1) } : {}),
  };
}

/** The frames of a stack are its last lines; a message before them may have lines of its own. */
function framesOf(error: Error): string[] {
  const stack = String(error.stack ?? "");
  const message = String(error.message);
  const start = stack.indexOf(message);
  if (start < 0) return [];
  return stack
    .slice(start + message.length)
    .split("\n")
    .filter((line) => /^ {4}at /.test(line))
    .map((line) => line.trim().slice(3));
}
