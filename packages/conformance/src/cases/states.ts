/** What of the contract nobody can bring about from outside: told, so that nobody takes it for tried. Contract §5. */
import type { Case } from "../case.ts";
import { NotJudged } from "../finding.ts";

const section = 5;

export const stateCases: readonly Case[] = (
  [
    [
      -1,
      "system error, after which the same request succeeds",
      "a platform cannot be made to fail from outside",
    ],
    [94002, "the payment account was closed after the consent", "only the operator can close it"],
    [94004, "the verified identity was taken away after the consent", "only the operator can take it away"],
  ] as const
).map(
  ([errcode, what, reason]): Case => ({
    section,
    title: `state: ${what} (${errcode})`,
    run: () => Promise.reject(new NotJudged(reason)),
  }),
);
