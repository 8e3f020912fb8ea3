/** Staff and members, from the invitation to the first operation: operations, mails and sign-in together. */
import { randomBytes } from "node:crypto";
import { type InputOf, type OutputOf, perform } from "@shiming/administration";
import { type Action, type Actor, onePepper, Sensitive } from "@shiming/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { NO_AUTHORITY } from "../support/no-authority.ts";
import { NO_KEYS } from "../support/no-keys.ts";
import { GOOD_PASSWORD, openPremises, type Premises, totpOf } from "./support/premises.ts";

const COMMAND_LINE = { kind: "command_line", user: "test" } as const;
let premises: Premises;
beforeAll(async () => {
  premises = await openPremises();
});
afterAll(() => premises.close());

async function run<Name extends Action>(
  actor: Actor | undefined,
  name: Name,
  input: InputOf<Name>,
  at = new Date(),
): Promise<OutputOf<Name>> {
  const { stores, keys, signIn } = premises;
  const deps = {
    ...{ stores, keys, random: randomBytes, people: signIn.people },
    peppers: onePepper(new Sensitive(randomBytes(32))),
    ...NO_AUTHORITY,
    ...NO_KEYS,
    invitationUrl: (token: string) => `https://realname.example.com/invitation#token=${token}`,
  };
  if (!actor) throw new Error("nobody calls");
  return (await perform(name, input, actor, deps, at)) as OutputOf<Name>;
}

const tokenOf = (url: string) => new URL(url).hash.replace("#token=", "");

/** By a link, up to a session with a second factor. */
async function becomeStaff(token: string) {
  const browser = premises.browser();
  const invited = await browser.post("/sign-up/invited", { token, name: "李四", password: GOOD_PASSWORD });
  expect(invited.json).toEqual({ status: true });
  const { json } = await browser.post("/two-factor/enable", { password: GOOD_PASSWORD });
  await browser.post("/two-factor/verify-totp", { code: totpOf(json.totpURI) });
  return browser;
}

async function administrator(email: string) {
  const { url } = await run(COMMAND_LINE, "staff.create", { email, roles: ["administrator"] });
  return becomeStaff(tokenOf(url));
}

it("the first administrator comes by a link from the machine, and invites a reviewer by mail", async () => {
  const browser = await administrator("first@example.com");
  const actor = await browser.whoIsIt();
  expect(actor).toMatchObject({ kind: "staff", roles: ["administrator"] });
  const made = await run(actor, "staff.invite", {
    email: "Second@example.com",
    roles: ["reviewer"],
    language: "en",
  });
  expect(made).toMatchObject({ proposal: { state: "proposed" } });
  const other = await (await administrator("other@example.com")).whoIsIt();
  const { proposal_id } = Object(made).proposal;
  const confirmed = await run(other, "proposals.confirm", { proposal_id });
  expect(JSON.stringify(confirmed)).not.toContain("#token=");
  const mail = (await premises.mails())[0];
  expect(mail).toMatchObject({ to: ["second@example.com"], language: "en", template: "invitation" });
  const second = await becomeStaff(await premises.linkTo("second@example.com"));
  const reviewer = await second.whoIsIt();
  expect(reviewer).toMatchObject({ kind: "staff", roles: ["reviewer"] });
  const listed = await run(actor, "staff.list", {});
  expect(listed.map(({ email, roles }) => [email, roles])).toEqual([
    ["first@example.com", ["administrator"]],
    ["other@example.com", ["administrator"]],
    ["second@example.com", ["reviewer"]],
  ]);
  await expect(
    run(reviewer, "staff.remove", { person_id: listed[0]?.person_id ?? "" }),
  ).rejects.toMatchObject({
    failure: "forbidden",
  });
});

/** What two of the staff want done. */
async function byTwo(name: Action, input: object, [one, other]: readonly [Actor, Actor]) {
  const proposed = await run(one, name, input as never);
  const { proposal_id } = Object(proposed).proposal;
  return run(other, "proposals.confirm", { proposal_id });
}

it("a lost second factor is taken away by two administrators: sessions end, the person is told and sets up another", async () => {
  const admins = [await administrator("admin1@example.com"), await administrator("admin2@example.com")];
  const [one, other] = [(await admins[0]?.whoIsIt()) as Actor, (await admins[1]?.whoIsIt()) as Actor];
  const email = "loser@example.com";
  const { url } = await run(COMMAND_LINE, "staff.create", { email, roles: ["operator"] });
  const browser = await becomeStaff(tokenOf(url));
  const loser = (await browser.whoIsIt()) as { id: string };
  await byTwo("staff.reset_second_factor", { person_id: loser.id }, [one, other]);
  expect(await browser.whoIsIt()).toBeUndefined();
  const mail = (await premises.mails()).find(({ to }) => to.includes(email));
  expect(mail).toMatchObject({ template: "notification", said: { zh: expect.stringContaining("重置") } });
  const anew = premises.browser();
  await anew.post("/sign-in/email", { email, password: GOOD_PASSWORD });
  await expect(anew.whoIsIt()).rejects.toMatchObject({ failure: "forbidden" });
  const { json } = await anew.post("/two-factor/enable", { password: GOOD_PASSWORD });
  await anew.post("/two-factor/verify-totp", { code: totpOf(json.totpURI) });
  expect(await anew.whoIsIt()).toMatchObject({ kind: "staff", id: loser.id });
});

it("nobody takes part in taking away their own second factor", async () => {
  const [one, other] = [
    (await (await administrator("self1@example.com")).whoIsIt()) as Actor & { id: string },
    (await (await administrator("self2@example.com")).whoIsIt()) as Actor & { id: string },
  ];
  const own = run(one, "staff.reset_second_factor", { person_id: one.id });
  await expect(own).rejects.toMatchObject({ failure: "forbidden" });
  const ofConfirmer = byTwo("staff.reset_second_factor", { person_id: other.id }, [one, other]);
  await expect(ofConfirmer).rejects.toMatchObject({ failure: "forbidden" });
});

it("whoever is removed may do nothing from that moment, and the last administrator stays", async () => {
  const browser = await administrator("boss@example.com");
  const boss = await browser.whoIsIt();
  const { url } = await run(COMMAND_LINE, "staff.create", {
    email: "leaver@example.com",
    roles: ["operator"],
  });
  const leaving = await becomeStaff(tokenOf(url));
  const leaver = (await leaving.whoIsIt()) as { id: string };
  await run(boss, "staff.remove", { person_id: leaver.id });
  expect(await leaving.whoIsIt()).toBeUndefined();
  const all = await run(boss, "staff.list", {});
  const administrators = all.filter(({ roles }) => roles.includes("administrator"));
  for (const { person_id } of administrators.slice(1)) await run(COMMAND_LINE, "staff.remove", { person_id });
  const last = { person_id: administrators[0]?.person_id ?? "" };
  await expect(run(COMMAND_LINE, "staff.remove", last)).rejects.toMatchObject({ failure: "value_invalid" });
  await expect(run(COMMAND_LINE, "staff.set_roles", { ...last, roles: ["auditor"] })).rejects.toMatchObject({
    failure: "value_invalid",
  });
});

it("an owner invites a developer, who has a sign-in already and accepts with it", async () => {
  const owner = await premises.person("owner@example.com");
  const { id: organisation_id } = await run(await owner.browser.whoIsIt(), "organisations.create", {
    legal_name: "示例市第一人民医院",
    social_credit_code: "91350100M000100Y43",
    subject_type: "public_medical_institution",
    citizen_contact: "0000-12345",
  });
  const input = { organisation_id, email: "dev@example.com", role: "developer" } as const;
  await run(await owner.browser.whoIsIt(), "members.invite", input);
  const token = await premises.linkTo("dev@example.com");
  const other = await premises.person("somebody-else@example.com");
  await expect(run(await other.browser.whoIsIt(), "invitations.accept", { token })).rejects.toMatchObject({
    failure: "entity_not_found",
  });
  await expect(run(await other.browser.whoIsIt(), "members.invite", input)).rejects.toMatchObject({
    failure: "entity_not_found",
  });
  const developer = await premises.person("dev@example.com");
  await run(await developer.browser.whoIsIt(), "invitations.accept", { token });
  expect(await developer.browser.whoIsIt()).toMatchObject({
    memberships: [{ organisationId: organisation_id, role: "developer" }],
  });
  await expect(run(await developer.browser.whoIsIt(), "invitations.accept", { token })).rejects.toMatchObject(
    {
      failure: "entity_not_found",
    },
  );
});

it("an invitation ends after seven days, and one that was taken back opens nothing", async () => {
  const email = "late@example.com";
  const made = await run(COMMAND_LINE, "staff.create", { email, roles: ["auditor"] });
  const person = await premises.person(email);
  const inEightDays = new Date(Date.now() + 8 * 24 * 60 * 60 * 1000);
  const accept = async (at?: Date) =>
    run(await person.browser.whoIsIt(), "invitations.accept", { token: tokenOf(made.url) }, at);
  await expect(accept(inEightDays)).rejects.toMatchObject({ failure: "entity_not_found" });
  await run(COMMAND_LINE, "invitations.revoke", { invitation_id: made.invitation_id });
  await expect(accept()).rejects.toMatchObject({ failure: "entity_not_found" });
  const listed = await run(COMMAND_LINE, "invitations.list", {}, inEightDays);
  expect(listed.find(({ invitation_id }) => invitation_id === made.invitation_id)).toMatchObject({
    state: "revoked",
    email,
  });
});
