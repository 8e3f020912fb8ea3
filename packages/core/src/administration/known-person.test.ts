import { expect, it } from "vitest";
import { requireKnownPerson } from "./known-person.ts";

const key = { issuer: "https://host.example", userId: "u-1" };
const peopleWith = (hasAccount: boolean, consents: object) => ({
  accounts: { find: async () => (hasAccount ? ({ ...key } as never) : undefined) },
  consents: { countsOf: async () => consents },
});

it.each([
  ["an account", true, {}],
  ["a consent, though the account is gone", false, { withdrawn: 1 }],
])("whoever has %s is known", async (_, hasAccount, consents) => {
  await expect(requireKnownPerson(key, peopleWith(hasAccount, consents))).resolves.toBeUndefined();
});

it("nobody is taken for a person whose id was mistyped", async () => {
  await expect(requireKnownPerson(key, peopleWith(false, {}))).rejects.toMatchObject({
    failure: "entity_not_found",
    detail: { hint: { en: "host https://host.example has no account u-1" } },
  });
});
