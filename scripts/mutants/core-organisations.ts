import type { Mutant } from "./mutant.ts";

const within = (file: string) => `packages/core/src/${file}`;
const flow = (name: string) => `e2e/organisations/${name}.test.ts`;

/** Who may do what, and what belongs to whom. */
export const coreOrganisations: readonly Mutant[] = [
  {
    file: within("authorization/authorize.ts"),
    was: "actor.actions.includes(action) && isAllowed(actor.owner, action, whose)",
    becomes: "isAllowed(actor.owner, action, whose)",
    lets: "a token do everything that its owner may",
    caughtBy: "scripts/permissions/permissions.test.ts",
  },
  {
    file: within("authorization/authorize.ts"),
    was: "whose === undefined || !isVisible(actor, whose)",
    becomes: "whose === undefined",
    lets: "a stranger learn that somebody else's thing is there",
    caughtBy: "scripts/permissions/permissions.test.ts",
  },
  {
    file: within("authorization/authorize.ts"),
    was: "role !== undefined && (rule.members?.includes(role) ?? false)",
    becomes: "rule.members !== undefined",
    lets: "a viewer, or a stranger, do what an owner may",
    caughtBy: "scripts/permissions/permissions.test.ts",
  },
  {
    file: within("administration/bindings.ts"),
    was: 'app?.organisationId === organisationId && may(actor, "merchants.confirm_binding", { organisationId })',
    becomes: "app?.organisationId === organisationId",
    lets: "a developer bind the merchant's number without its owner",
    caughtBy: flow("bindings"),
  },
  {
    file: within("mini-program/binding.ts"),
    was: 'binding.state === "requested" && at < binding.until',
    becomes: 'binding.state === "requested"',
    lets: "a request for a binding be confirmed after 30 days",
    caughtBy: flow("bindings"),
  },
  {
    file: within("administration/transfers.ts"),
    was: "organisationId: to, access, approvedUses: []",
    becomes: "organisationId: to",
    lets: "real-name access go on with another legal entity",
    caughtBy: flow("transfers"),
  },
  {
    file: within("mini-program/mini-program.ts"),
    was: "return at < endOfOffer(offer);",
    becomes: "return true;",
    lets: "a mini program be taken over by an offer that has ended",
    caughtBy: flow("transfers"),
  },
  {
    file: within("administration/members.ts"),
    was: "if (hasOwner(now) && !hasOwner(next))",
    becomes: "if (!hasOwner(now))",
    lets: "an organisation lose its last owner",
    caughtBy: flow("organisations"),
  },
  {
    file: within("administration/mini-programs.ts"),
    was: "  requireStaffsChoice(input, actor);\n",
    becomes: "",
    lets: "a member take an appid that a host vouches for",
    caughtBy: flow("organisations"),
  },
  {
    file: within("organisation/social-credit-code.ts"),
    was: '(31 - (sum % 31)) % 31 === values.at(-1) ? undefined : { fault: "check_character" }',
    becomes: "undefined",
    lets: "a mistyped unified social credit code be registered",
    caughtBy: within("organisation/social-credit-code.test.ts"),
  },
  {
    file: "packages/administration/src/usage-report.ts",
    was: 'if (app && (among?.includes(app.organisationId ?? "") ?? true)) return [app];',
    becomes: "if (app) return [app];",
    lets: "a member read how much another organisation calls",
    caughtBy: "e2e/usage.test.ts",
  },
];
