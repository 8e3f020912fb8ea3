/** The operator's side, before anybody applies: a first administrator made on the machine, and the staff that are invited. */
import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { Step } from "../support/step.ts";
import { CITIZEN, noted, ROLE_OF, type StaffName } from "../support/story.ts";

export const ISSUER = "https://city.example";
const KID = "2026-1";

export const makesTheFirstAdministrator: Step = {
  name: "the operator makes the first administrator on the machine",
  async act({ platform, administrator, notes }) {
    const args = ["staff", "create", administrator.email, "--role", "administrator"];
    notes.links.set(administrator.email, (await platform.command(args)).trim());
  },
  isDone: async ({ administrator, notes }) => notes.links.has(administrator.email),
  async seen({ platform, administrator, notes }) {
    const link = noted(notes.links.get(administrator.email));
    expect(new URL(link).origin).toBe(platform.url);
  },
};

export const administratorComesIn: Step = {
  name: "who signs in with a password and an authenticator app",
  async act({ administrator, notes }) {
    await administrator.followsTheLink(noted(notes.links.get(administrator.email)), "invited");
    await administrator.signsIn();
  },
  isDone: ({ administrator }) => administrator.isIn(),
  seen: async ({ administrator }) =>
    expect(await administrator.do("staff.list", {})).toMatchObject([
      { email: administrator.email, roles: ["administrator"], state: "active" },
    ]),
};

/** By mail, from the machine: over the API a second administrator would have to confirm. */
export function invitesAndWelcomes(who: StaffName): Step {
  return {
    name: `the ${ROLE_OF[who]} is invited by mail, and comes in (${who})`,
    async act(story) {
      const { platform, post } = story;
      const person = story[who];
      await platform.command(["staff", "invite", person.email, "--role", ROLE_OF[who]]);
      await person.followsTheLink((await post.letterTo(person.email, "邀请您加入")).link, "invited");
      await person.signsIn();
    },
    isDone: (story) => story[who].isIn(),
    seen: async (story) =>
      expect(await story[who].do("staff.list", {})).toContainEqual(
        expect.objectContaining({ email: story[who].email, roles: [ROLE_OF[who]] }),
      ),
  };
}

export const registersHostAndCitizen: Step = {
  name: "the operator registers the host's key and a citizen's account",
  async act({ platform, notes }) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const publicKeyPem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const file = join(platform.premises.folder, "host.pub");
    writeFileSync(file, publicKeyPem);
    await platform.command(["hosts", "register", ISSUER, "--kid", KID, "--public-key", file]);
    notes.host = { issuer: ISSUER, kid: KID, privateKey, publicKeyPem };
    const account = ["--user", CITIZEN.userId, "--create", "--payment-account", "yes"];
    const secrets = ["--pay-password", CITIZEN.payPassword, "--identity-file", "-"];
    await platform.command(["accounts", "set", ...account, ...secrets], JSON.stringify(CITIZEN.identity));
  },
  isDone: async ({ notes }) => notes.host !== undefined,
  async seen({ operator }) {
    const hosts = await operator.do("hosts.list", {});
    expect(hosts).toMatchObject([{ issuer: ISSUER, keys: [{ kid: KID }] }]);
  },
};
