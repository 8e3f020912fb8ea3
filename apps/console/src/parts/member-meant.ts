/** Which of a form's fields a refusal is about. Pure. */
import type { ApiProblem } from "../api/problem.ts";

/** About what was typed, and not about who typed it or how the platform fares. */
const OF_A_VALUE = ["invalid", "not_found", "conflict"];
/** They begin a sentence, and are the name of no field. */
const NO_NAMES = ["there", "it"];
const SUBJECT = /^(?:character \d+ of )?(?:the )?([a-z ]+?) (?:is|must|has|does|needs|says|begins)\b/;

/**
 * By the API's name of it, else by what the sentence calls it: “the contact says nothing” is about `citizen_contact`. Where there
 * is one field, what is refused of a value is refused of its.
 * @param members of the input that the form has a field for
 */
export function memberMeant(
  { field: first, hint, kind, failure }: Pick<ApiProblem, "field" | "hint" | "kind" | "failure">,
  members: readonly string[],
): string | undefined {
  // Somebody else was faster: that is about no field.
  if (!hint || !OF_A_VALUE.includes(kind) || failure === "entity_changed") return undefined;
  const field = first !== undefined && NO_NAMES.includes(first) ? undefined : first;
  if (field !== undefined && members.includes(field)) return field;
  const subject = SUBJECT.exec(hint.en)?.[1];
  const named = members.filter((member) => subject !== undefined && isCalled(member, subject));
  if (named.length === 1) return named[0];
  return members.length === 1 && field === undefined ? members[0] : undefined;
}

function isCalled(member: string, subject: string): boolean {
  const [name, said] = [` ${member.replaceAll("_", " ")}`, ` ${subject}`];
  return name.endsWith(said) || said.endsWith(name);
}
