/** Whether an answer looks like an operation's. Only from outside: a newer platform may say more in it than this program knows. */
import type { TSchema } from "typebox";

export function hasShape(schema: TSchema, answer: unknown): boolean {
  const { type, required = [] } = schema as { readonly type?: string; readonly required?: readonly string[] };
  if (type === "array") return Array.isArray(answer);
  if (type === "null") return answer === null;
  if (type !== "object") return true;
  return typeof answer === "object" && answer !== null && required.every((name) => name in answer);
}
