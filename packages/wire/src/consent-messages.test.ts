import { expect, it } from "vitest";
import { consentFailures } from "./consent-failures.ts";
import { consentMessages } from "./consent-messages.ts";

it("each consent failure has a message for the user, in English and in Chinese", () => {
  expect(Object.keys(consentMessages)).toEqual(Object.keys(consentFailures));
  for (const { en, zh } of Object.values(consentMessages)) {
    expect(en).toMatch(/^[A-Z][^<>{}]*\.$/);
    expect(zh).toMatch(/^\p{Script=Han}.*。$/u);
  }
});

it("no message speaks of what only a developer knows", () => {
  expect(JSON.stringify(consentMessages)).not.toMatch(/category_|appid|assertion|errMsg|get_category/);
});
