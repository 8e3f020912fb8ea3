import { Refusal } from "./app.ts";

/** The members of a JSON body. @throws Refusal for a body that is no object */
export function membersOf(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body === "object" && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>;
  throw new Refusal(400, "The body is a JSON object.");
}

/** @throws Refusal for a member that is no text */
export function textOf(body: unknown, member: string): string {
  const value = membersOf(body)[member];
  if (typeof value === "string") return value;
  throw new Refusal(400, `${member} is a text.`);
}
