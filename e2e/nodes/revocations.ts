/** What is taken back on one node, or in the database itself, is taken back on the other within a second. */
import { describe, expect, it } from "vitest";
import { otherHost } from "../support/hosts.ts";
import { largeMerchant, merchant, strangeMerchant, type TestMerchant } from "../support/merchants.ts";
import {
  authorize,
  exchange,
  fetchToken,
  inviteToMyAuthorizations,
  openMyAuthorizations,
  realnameInfoFields,
} from "../support/protocol.ts";
import type { TestApp } from "../support/world.ts";
import type { Pair, Perform } from "./support/pair.ts";

export function describeRevocations(pair: Pair): void {
  /** A request that the other node has answered, and answers again for a minute, unless something is taken back. */
  async function answered(app: TestApp, by: TestMerchant = merchant) {
    const [one, other] = pair.nodes;
    const userId = await pair.addPerson();
    const [accessToken, authToken] = [await fetchToken(one, app), await authorize(one, userId, { app })];
    const fields = realnameInfoFields(one, authToken, by);
    const codeAtOther = async () => (await exchange(other, accessToken, fields)).json.errcode;
    expect(await codeAtOther()).toBe(0);
    return { userId, codeAtOther };
  }

  describe.each<[string, TestMerchant, () => Perform]>([
    ["on the other node", largeMerchant, () => pair.nodes[0].perform],
    ["by a command where no node runs", strangeMerchant, () => pair.performBeside],
  ])("what is taken back %s", (_, by, whoPerforms) => {
    it("is the access of a mini program, and its binding, until it has it again", async () => {
      const app = await pair.addApp();
      const [theApp, both] = [{ appid: app.appid }, { appid: app.appid, mch_id: merchant.mchId }];
      const { codeAtOther } = await answered(app);
      const changes = [
        ["apps.suspend", { ...theApp, reason: "复核" }, 94006, "apps.resume", theApp],
        ["apps.unbind", both, 94007, "apps.bind", both],
      ] as const;
      for (const [take, what, code, give, whatAgain] of changes) {
        await whoPerforms()(take, what);
        await holdsWithinASecond(codeAtOther, code);
        await whoPerforms()(give, whatAgain);
        await holdsWithinASecond(codeAtOther, 0);
      }
    });

    it("is a certificate", async () => {
      const app = await pair.addApp();
      await whoPerforms()("apps.bind", { appid: app.appid, mch_id: by.mchId });
      const { codeAtOther } = await answered(app, by);
      await whoPerforms()("merchants.revoke_certificate", { cert_serialno: by.certSerialNo });
      await holdsWithinASecond(codeAtOther, 94009);
    });

    it("are the access tokens that were given for a secret of before", async () => {
      const app = await pair.addApp();
      const { codeAtOther } = await answered(app);
      await whoPerforms()("apps.reset_secret", { appid: app.appid });
      await holdsWithinASecond(codeAtOther, 40001);
    });

    it("is the key of a host, and with it whom the host has vouched for", async () => {
      const atOther = { ...pair.nodes[1], host: otherHost };
      const { issuer, kid, publicKeyPem: public_key } = otherHost;
      const ask = async () => (await inviteToMyAuthorizations(atOther, "somebody")).status;
      await whoPerforms()("hosts.register_key", { issuer, kid, public_key });
      await holdsWithinASecond(ask, 201);
      const mine = await openMyAuthorizations(atOther, "somebody");
      const list = async () => (await mine.list()).status;
      expect(await list()).toBe(200);
      await whoPerforms()("hosts.remove_key", { issuer, kid });
      await holdsWithinASecond(ask, 401);
      await holdsWithinASecond(list, 401);
    });
  });

  it("a consent that is withdrawn on one node releases nothing on the other", async () => {
    const { userId, codeAtOther } = await answered(pair.nodes[0].world.app);
    const mine = await openMyAuthorizations(pair.nodes[0], userId);
    const [consent] = (await mine.list()).json.consents;
    expect((await mine.withdraw(consent.id)).status).toBeLessThan(300);
    expect(await codeAtOther()).toBe(94005);
  });
}

const SECOND_MS = 1000;

/** Whatever is asked a second behind the change, or later, is answered so; before that it may be. */
async function holdsWithinASecond(ask: () => Promise<unknown>, answer: unknown): Promise<void> {
  const changedAt = performance.now();
  for (;;) {
    const isLate = performance.now() >= changedAt + SECOND_MS;
    const given = await ask();
    if (given === answer) return;
    if (isLate) expect(given).toBe(answer);
  }
}
