import { expect, it } from "vitest";
import { ApiProblem } from "../api/problem.ts";
import { memberMeant } from "./member-meant.ts";

const FORM = ["legal_name", "social_credit_code", "citizen_contact"];
const refused = (en: string, status = 400, failure?: string) =>
  new ApiProblem(status, { hint: { en, zh: en }, failure });

it.each([
  ["legal_name must not be empty", FORM, "legal_name"],
  ["the legal name says nothing: at least two characters that make a word", FORM, "legal_name"],
  ["the contact has 120 characters; there is room for 100", FORM, "citizen_contact"],
  ["the unified social credit code has a mistake: its last character", FORM, "social_credit_code"],
  ["character 3 of the unified social credit code is none that it uses", FORM, "social_credit_code"],
  ["somebody has five organisations at most", FORM, undefined],
  ["there is no merchant 9999999999", ["mch_id"], "mch_id"],
  ["scopes must have at least one", ["name"], undefined],
])("%j in a form of %j is about %s", (sentence, members, member) => {
  expect(memberMeant(refused(sentence), members)).toBe(member);
});

it("what is missing is said at the only field; who may not, was slower, or is not answered, at none", () => {
  expect(memberMeant(refused("no merchant 9", 404), ["mch_id"])).toBe("mch_id");
  expect(memberMeant(refused("it is registered", 409, "entity_exists"), ["mch_id"])).toBe("mch_id");
  expect(memberMeant(refused("it was changed", 409, "entity_changed"), ["mch_id"])).toBeUndefined();
  expect(memberMeant(refused("not for you", 403), ["mch_id"])).toBeUndefined();
  expect(memberMeant(new ApiProblem(503), ["mch_id"])).toBeUndefined();
});
