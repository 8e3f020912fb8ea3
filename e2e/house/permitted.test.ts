import { expect, it } from "vitest";
import { listFiles, readText } from "./repository.ts";

/** Where `authorize` answers, and where tests stand in for whoever it let in. */
const ALLOWED = [
  "e2e/support/operator.ts",
  "packages/core/src/authorization/authorize.ts",
  "packages/core/src/testing/operator.ts",
];

it("nobody says of an actor that they may do something, but the one function that decides it", () => {
  const claiming = listFiles().filter(
    (file) => /\.[cm]?ts$/.test(file) && /\bas (?:unknown as )?Permitted\b/.test(readText(file)),
  );
  expect(claiming.sort()).toEqual(ALLOWED);
});
