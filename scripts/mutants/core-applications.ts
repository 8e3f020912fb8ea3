import type { Mutant } from "./mutant.ts";

const within = (file: string) => `packages/core/src/${file}`;
const APPLICATIONS = "e2e/organisations/applications.test.ts";
const PEOPLE = "e2e/sign-in/people.test.ts";
const PERMISSIONS = "scripts/permissions/permissions.test.ts";

/** What an application opens, for whom, and who decides. */
export const coreApplications: readonly Mutant[] = [
  {
    file: within("application/projection.ts"),
    was: "if (app.organisationId === undefined || organisationId === app.organisationId) return;",
    becomes: "if (app.appid !== organisationId) return;",
    lets: "what a former owner applied for open access for the present one",
    caughtBy: within("application/projection.test.ts"),
  },
  {
    file: within("application/belonging.ts"),
    was: "if (owner !== undefined && owner !== id) refuse",
    becomes: "if (owner === id && owner !== id) refuse",
    lets: "an application for somebody else's mini program be claimed",
    caughtBy: APPLICATIONS,
  },
  {
    file: within("application/belonging.ts"),
    was: "if (!stored || stored.organisationId !== undefined) return",
    becomes: "if (!stored) return",
    lets: "whoever guesses hear whether a number belongs to an application",
    caughtBy: APPLICATIONS,
  },
  {
    file: within("application/belonging.ts"),
    was: "!isSameName(now.legalName, legalName)) {",
    becomes: "now.legalName === legalName) {",
    lets: "whoever gets a mail forwarded take the application over for another legal entity",
    caughtBy: APPLICATIONS,
  },
  {
    file: within("application/approve.ts"),
    was: "    await requireInScope(approval.uses, before.application.organisationId, deps.mayUse);\n",
    becomes: "",
    lets: "a category be approved that is not open to what the organisation is",
    caughtBy: APPLICATIONS,
  },
  {
    file: "packages/administration/src/operations/transfers.ts",
    was: "      await closeOfFormerOwner(appid, formerOwner, actor, applicationDeps(deps), at);\n",
    becomes: "",
    lets: "the former owner's applications wait for a review that opens nothing",
    caughtBy: APPLICATIONS,
  },
  {
    file: within("application/transitions.ts"),
    was: 'approve: { paths: { permission_submitted: "approved" } },',
    becomes: 'approve: { paths: { permission_submitted: "approved", submitted: "approved" } },',
    lets: "access be approved that was never applied for online",
    caughtBy: within("application/transitions.test.ts"),
  },
  {
    file: within("application/step.ts"),
    was: "transitionOf(name).needsReason ? requireReason(moving.reason) : moving.reason",
    becomes: "moving.reason",
    lets: "an applicant be declined without a word",
    caughtBy: within("application/transitions.test.ts"),
  },
  {
    file: within("authorization/rules.ts"),
    was: '"applications.approve": { staff: ["reviewer"]',
    becomes: '"applications.approve": { staff: ["reviewer", "operator"]',
    lets: "whoever makes mini programs approve them",
    caughtBy: PERMISSIONS,
  },
  {
    file: within("authorization/rules.ts"),
    was: '"applications.claim": { staff: [], members: builders }',
    becomes: '"applications.claim": { staff: [], members: anyMember }',
    lets: "somebody who may only look claim an application",
    caughtBy: PERMISSIONS,
  },
  {
    file: within("administration/second-factor.ts"),
    was: "if (personsBehind(actor).includes(personId)) refuse",
    becomes: "if (personsBehind(actor).length > 2) refuse",
    lets: "whoever stole a session of an administrator take part in ending its second factor",
    caughtBy: PEOPLE,
  },
  {
    file: "packages/sign-in/src/people.ts",
    was: "      await endSessions(id);\n",
    becomes: "",
    lets: "a session go on whose second factor was taken away",
    caughtBy: PEOPLE,
  },
  {
    file: "packages/sign-in/src/authenticate-session.ts",
    was: "(isStaff || (await session.isEnrolled()))",
    becomes: "(await session.isEnrolled())",
    lets: "staff work with a password alone",
    caughtBy: PEOPLE,
  },
  {
    file: "packages/sign-in/src/authenticate-session.ts",
    was: "(isStaff || (await session.isEnrolled()))",
    becomes: "isStaff",
    lets: "whoever stole a member's password work beside the member's passkey",
    caughtBy: "e2e/sign-in/passkey.test.ts",
  },
  {
    file: "packages/sign-in/src/second-factor.ts",
    was: 'if (secondFactor === "totp") await spendCode(session.userId, String(context?.body.code));',
    becomes: "",
    lets: "whoever saw a code being typed sign in with it",
    caughtBy: "e2e/sign-in/second-factor.test.ts",
  },
  {
    file: "packages/administration/src/store-effects.ts",
    was: 'next.map(({ id, revision }) => (revision === 1 ? "a new one" : [id, revision])),',
    becomes: "next.map(({ id }) => id),",
    lets: "an application be approved by two of whom one has seen another",
    caughtBy: "e2e/proposals.test.ts",
  },
];
