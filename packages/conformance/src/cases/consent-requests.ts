/** Asking for a consent: everything that can fail before the password fails here. Contract §§2 and 8. */
import { randomUUID } from "node:crypto";
import { type ConsentFailure, consentFailures, limits } from "@shiming/wire";
import type { Case, Stage } from "../case.ts";
import { demand, requireEqual, requireProblem, requireRefusal, requireStatus } from "../check.ts";
import { needed } from "../finding.ts";
import { askConsent, askWith, inviteToMyAuthorizations, signTap, type Tap } from "../parties/host.ts";
import { deny, openSheet, pageOf } from "../parties/person.ts";
import type { Obstacle } from "../target.ts";

const section = 8;

type Failing = readonly [failure: ConsentFailure, when: string, tap: (stage: Stage) => Tap];

const hindered =
  (obstacle: Obstacle) =>
  ({ target }: Stage): Tap => ({ user: needed(target.hindered[obstacle][0], `user with ${obstacle}`) });
const client = (client_os: string, client_version: unknown) => (): Tap => ({
  claims: { client_os, client_version },
});
const category = (categoryId: unknown) => (): Tap => ({ categoryId });
const appWithoutAccess = ({ target }: Stage): Tap => {
  const app = needed(
    target.apps.find(({ isApproved }) => !isApproved),
    "mini program without access",
  );
  return { claims: { appid: app.appid } };
};

const failing: readonly Failing[] = [
  ["access denied", "the mini program has no access", appWithoutAccess],
  ["access denied", "nobody has this appid", () => ({ claims: { appid: "wx0000000000000000" } })],
  ["invalid category-id", "the category is not approved", category([4_000_000_001, 4_000_000_002])],
  ["invalid category-id", "one id", ({ target }) => ({ categoryId: target.app.categoryIds[0]?.slice(0, 1) })],
  ["invalid category-id", "four ids", category([1, 2, 3, 4])],
  ["invalid category-id", "a text", ({ target }) => ({ categoryId: target.app.categoryIds[0]?.join() })],
  ["invalid category-id", "ids below zero", category([-99, -904])],
  ["invalid category-id", "an object", category({})],
  ["version too low", "iOS 6.5.21", client("ios", "6.5.21")],
  ["version too low", "Android 6.5.21", client("android", "6.5.21")],
  ["version too low", "6.4.99: compared number by number", client("ios", "6.4.99")],
  ["version too low", "a malformed version", client("ios", "eight")],
  ["version too low", "another client_os", client("windows", "8.0.50")],
  ["account locked", "the account is locked", hindered("account locked")],
  ["no real name info", "no ID card was verified", hindered("no identity card")],
  ["not register wechat pay", "there is no payment account", hindered("without payment account")],
];

const failures = failing.map(
  ([failure, when, tap]): Case => ({
    section,
    title: `consent request: ${when}: ${consentFailures[failure].status} ${failure}`,
    async run(stage) {
      requireProblem(await askConsent(stage, tap(stage)), consentFailures[failure].status, failure);
    },
  }),
);

type Taken = readonly [what: string, tap: (stage: Stage) => Tap];

const thirdLevel = ({ target }: Stage) =>
  needed(
    target.app.categoryIds.find(({ length }) => length === 3),
    "approved category of three levels",
  );

const taken: readonly Taken[] = [
  ["every approved category", ({ target }) => ({ categoryId: target.app.categoryIds.at(-1) })],
  ["ids as texts of digits", ({ target }) => ({ categoryId: target.app.categoryIds[0]?.map(String) })],
  ["two ids of an approved category of three", (stage) => ({ categoryId: thirdLevel(stage).slice(0, 2) })],
  ["three ids exactly", (stage) => ({ categoryId: thirdLevel(stage) })],
  ["iOS 6.5.22", client("ios", "6.5.22")],
  ["Android 6.5.22", client("android", "6.5.22")],
  ["6.10.0, which is later than 6.5.22", client("ios", "6.10.0")],
];

const successes = taken.map(
  ([what, tap]): Case => ({
    section,
    title: `consent request: takes ${what}`,
    run: async (stage) => requireStatus(await askConsent(stage, tap(stage)), 201),
  }),
);

const answer: Case = {
  section,
  title: "consent request: 201 {id, sheet_url, expires_in: 300}, the URL with a secret in its fragment",
  async run(stage) {
    const received = await askConsent(stage);
    requireStatus(received, 201);
    requireEqual("members", Object.keys(received.json).sort(), ["expires_in", "id", "sheet_url"]);
    requireEqual("expires_in", received.json.expires_in, limits.consentRequestSeconds);
    const { url } = pageOf(received, "sheet_url");
    const isOfRequest = new URL(url).pathname.endsWith(`/consent/${received.json.id}`);
    demand(isOfRequest, "sheet_url that leads to /consent/{id}", "another path");
  },
};

const bearer = (stage: Stage, jti: string, claims = {}) =>
  `Bearer ${signTap(stage, { claims: { jti, ...claims } })}`;
const bodyOf = ({ target }: Stage) => ({ category_id: target.app.categoryIds[0] });

const repeats: readonly Case[] = [
  {
    section,
    title: "assertion: again with the same body returns the same pending request, also at once and often",
    async run(stage) {
      const authorization = bearer(stage, randomUUID());
      const ask = () => askWith(stage, authorization, bodyOf(stage));
      const answers = [...(await Promise.all([ask(), ask(), ask()])), await ask()];
      for (const received of answers) requireStatus(received, 201);
      requireEqual("number of requests", new Set(answers.map(({ json }) => json.id)).size, 1);
    },
  },
  {
    section,
    title: "assertion: again with another body is 409 stale request",
    async run(stage) {
      const authorization = bearer(stage, randomUUID());
      requireStatus(await askWith(stage, authorization, bodyOf(stage)), 201);
      const other = { ...bodyOf(stage), note: 1 };
      requireProblem(await askWith(stage, authorization, other), 409, "stale request");
    },
  },
  {
    section,
    title: "assertion: again after the request was decided is 409 stale request",
    async run(stage) {
      const authorization = bearer(stage, randomUUID());
      const sheet = await openSheet(stage, await askWith(stage, authorization, bodyOf(stage)));
      requireStatus(await deny(stage, sheet), 200);
      requireProblem(await askWith(stage, authorization, bodyOf(stage)), 409, "stale request");
    },
  },
  {
    section,
    title: "assertion: a jti that asked for a consent opens no authorizations: 409 stale request",
    async run(stage) {
      const jti = randomUUID();
      requireStatus(await askWith(stage, bearer(stage, jti), bodyOf(stage)), 201);
      const invited = await inviteToMyAuthorizations(stage, stage.target.person, { claims: { jti } });
      requireProblem(invited, 409, "stale request");
    },
  },
];

const bodies = (
  [
    ["no JSON", "{"],
    ["a list", "[]"],
    ["empty", ""],
  ] as const
).map(
  ([what, body]): Case => ({
    section,
    title: `consent request: a body that is ${what} is a problem`,
    run: async (stage) => requireRefusal(await askWith(stage, `Bearer ${signTap(stage)}`, body)),
  }),
);

export const consentRequestCases: readonly Case[] = [
  answer,
  ...failures,
  ...successes,
  ...bodies,
  ...repeats,
];
