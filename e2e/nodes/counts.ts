/** What is counted, locked or used up on one node is so on the other. */
import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { tally } from "../../packages/store/src/conformance/audit-of.ts";
import { post, type Received } from "../support/http.ts";
import { credentialId, realName } from "../support/persons.ts";
import {
  approve,
  askConsent,
  authorize,
  exchange,
  fetchToken,
  inviteToMyAuthorizations,
  openSheet,
  realnameInfoFields,
} from "../support/protocol.ts";
import {
  addVerifyingApp,
  checkRealnameInfo,
  consentToVerification,
  openidOf,
} from "../support/verification.ts";
import { minuteOf, withinOne } from "./support/one-window.ts";
import type { Node, Pair } from "./support/pair.ts";

const codesOf = (answers: readonly Received[]) => answers.map(({ json }) => String(json.errcode));
const statusesOf = (answers: readonly Received[]) => answers.map(({ status }) => String(status));

export function describeCounts(pair: Pair): void {
  /** All at once, each node every other one. */
  const atOnce = (times: number, call: (node: Node, time: number) => Promise<Received>) =>
    Promise.all(Array.from({ length: times }, (_, time) => call(pair.nodes[time % 2] as Node, time)));

  describe("the calls of a mini program", () => {
    it.each([
      ["a day", "45009", { perMinute: 1000, perDay: 9 }],
      ["a minute", "45011", { perMinute: 9, perDay: 1000 }],
    ])("in %s are counted over both nodes", async (_, errcode, quota) => {
      const counted = await withinOne(minuteOf, async () => {
        const accessToken = await fetchToken(pair.nodes[0], await pair.addApp({ quota }));
        return tally(codesOf(await atOnce(24, (node) => exchange(node, accessToken, {}))));
      });
      expect(counted).toEqual({ 94001: 9, [errcode]: 15 });
    });
  });

  describe("wrong payment passwords", () => {
    it("lock after as many tries, wherever they are made, and both nodes know it", async () => {
      const [one, other] = pair.nodes;
      const userId = await pair.addPerson();
      const sheet = await openSheet(one, await askConsent(one, userId));
      const at = ({ url }: Node) => ({ ...sheet, url: `${url}/consent/${sheet.id}` });
      const guesses = await atOnce(40, (node, time) => approve(at(node), String(200_000 + time)));
      expect(tally(statusesOf(guesses))).toEqual({ 403: 4, 423: 36 });
      const left = guesses.filter(({ status }) => status === 403).map(({ json }) => json.tries_left);
      expect(left.sort()).toEqual([1, 2, 3, 4]);
      const right = await Promise.all([one, other].map((node) => approve(at(node))));
      expect(statusesOf(right)).toEqual(["423", "423"]);
      expect(right[0]?.json.locked_until).toBe(right[1]?.json.locked_until);
    });
  });

  describe("passwords of people who sign in", () => {
    const signIn = ({ url }: Node, email: string) =>
      post(`${url}/api/auth/sign-in/email`, { email, password: "not-the-password" });

    it("are tried ten times at one address, and twenty by one caller, over both nodes", async () => {
      const atOneAddress = await atOnce(12, (node) => signIn(node, "tried@example.com"));
      expect(tally(statusesOf(atOneAddress))).toEqual({ 401: 10, 429: 2 });
      const byOneCaller = await atOnce(12, (node, time) => signIn(node, `nobody-${time}@example.com`));
      expect(tally(statusesOf(byOneCaller))).toEqual({ 401: 8, 429: 4 });
    });
  });

  describe("an assertion", () => {
    it("that comes again on the other node asks for nothing new", async () => {
      const [one, other] = pair.nodes;
      const userId = await pair.addPerson();
      const iat = Math.floor(Date.now() / 1000);
      const claims = { jti: randomUUID(), iat, exp: iat + 120 };
      const asked = await atOnce(12, (node) => askConsent(node, userId, { claims }));
      expect(tally(statusesOf(asked))).toEqual({ 201: 12 });
      expect(new Set(asked.map(({ json }) => json.sheet_url)).size).toBe(1);
      await openSheet(one, asked[0] as Received);
      const later = [
        await askConsent(other, userId, { claims }),
        await askConsent(other, userId, { claims, categoryId: [3, 4] }),
        await inviteToMyAuthorizations(other, userId, claims),
      ];
      expect(statusesOf(later)).toEqual(["409", "409", "409"]);
    });

    it("lets somebody in to my authorizations once, of however many at once", async () => {
      const userId = await pair.addPerson();
      const claims = { jti: randomUUID() };
      const invited = await atOnce(12, (node) => inviteToMyAuthorizations(node, userId, claims));
      expect(tally(statusesOf(invited))).toEqual({ 201: 1, 409: 11 });
    });
  });

  describe("the code of a verification", () => {
    it("answers one of many questions at once, whichever node is asked", async () => {
      const [one, other] = pair.nodes;
      const app = await addVerifyingApp(
        { stores: pair.stores, now: one.now },
        { keys: pair.keys.keyEncryptionKeys },
      );
      const [accessToken, userId] = [await fetchToken(one, app), await pair.addPerson()];
      const openid = await openidOf(other, userId, app);
      expect(await openidOf(one, userId, app)).toBe(openid);
      const code = await consentToVerification(one, userId, app);
      const question = { openid, cred_id: credentialId, cred_type: "1", code };
      const answers = await atOnce(30, (node, time) =>
        checkRealnameInfo(node, accessToken, {
          ...question,
          real_name: time === 0 ? realName : `张三${time}`,
        }),
      );
      expect(tally(codesOf(answers))).toEqual({ 0: 1, 80113: 29 });
    });
  });

  describe("an auth_token", () => {
    it("answers one of a hundred different requests at once", async () => {
      const [one] = pair.nodes;
      const [accessToken, authToken] = [await fetchToken(one), await authorize(one, await pair.addPerson())];
      const begun = Date.now();
      const requests = Array.from({ length: 100 }, (_, second) =>
        realnameInfoFields({ now: () => new Date(begun - second * 1000) }, authToken),
      );
      const answers = await atOnce(100, (node, time) => exchange(node, accessToken, requests[time]));
      expect(tally(codesOf(answers))).toEqual({ 0: 1, 94005: 99 });
    });

    it("answers the same request on the other node, which the log tells as a repeat", async () => {
      const [one] = pair.nodes;
      const sheet = await openSheet(one, await askConsent(one, await pair.addPerson()));
      const [accessToken, approved] = [await fetchToken(one), await approve(sheet)];
      const fields = realnameInfoFields(one, approved.json.auth_token);
      const answers = await atOnce(10, (node) => exchange(node, accessToken, fields));
      expect(tally(codesOf(answers))).toEqual({ 0: 10 });
      const kinds: string[] = [];
      for await (const { body } of pair.stores.audit.entries()) {
        const { kind, consentId } = JSON.parse(body);
        if (consentId === sheet.id && kind.startsWith("identity_")) kinds.push(kind);
      }
      expect(tally(kinds)).toEqual({ identity_released: 1, identity_repeated: 9 });
    });
  });
}
