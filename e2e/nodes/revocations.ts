/** What is taken back on one node is so on the other, also where nobody could tell it. */
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
import type { Pair } from "./support/pair.ts";

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

  describe.each<[string, TestMerchant, (pair: Pair) => Promise<unknown>]>([
    ["a node that is told", largeMerchant, async () => {}],
    ["a node that nobody can tell", strangeMerchant, cutOffListeners],
  ])("%s", (_, by, prepare) => {
    it("gives no access to a mini program that is suspended, or not bound any more, until it is again", async () => {
      const [one] = pair.nodes;
      const app = await pair.addApp();
      const [theApp, both] = [{ appid: app.appid }, { appid: app.appid, mch_id: merchant.mchId }];
      const { codeAtOther } = await answered(app);
      const changes = [
        ["apps.suspend", { ...theApp, reason: "复核" }, 94006, "apps.resume", theApp],
        ["apps.unbind", both, 94007, "apps.bind", both],
      ] as const;
      for (const [take, what, code, give, whatAgain] of changes) {
        await prepare(pair);
        await one.perform(take, what);
        await expect.poll(codeAtOther).toBe(code);
        await one.perform(give, whatAgain);
        await expect.poll(codeAtOther).toBe(0);
      }
    });

    it("takes no certificate that is revoked", async () => {
      const [one] = pair.nodes;
      const app = await pair.addApp();
      await one.perform("apps.bind", { appid: app.appid, mch_id: by.mchId });
      const { codeAtOther } = await answered(app, by);
      await prepare(pair);
      await one.perform("merchants.revoke_certificate", { cert_serialno: by.certSerialNo });
      await expect.poll(codeAtOther).toBe(94009);
    });

    it("releases nothing of a consent that is withdrawn", async () => {
      const { userId, codeAtOther } = await answered(pair.nodes[0].world.app);
      const mine = await openMyAuthorizations(pair.nodes[0], userId);
      const [consent] = (await mine.list()).json.consents;
      await prepare(pair);
      expect((await mine.withdraw(consent.id)).status).toBeLessThan(300);
      await expect.poll(codeAtOther).toBe(94005);
    });

    it("takes no access token that was given for a secret of before", async () => {
      const app = await pair.addApp();
      const { codeAtOther } = await answered(app);
      await prepare(pair);
      await pair.nodes[0].perform("apps.reset_secret", { appid: app.appid });
      await expect.poll(codeAtOther).toBe(40001);
    });

    it("hears nothing of a host whose key is removed, nor whom it has vouched for", async () => {
      const [one, other] = pair.nodes;
      const { issuer, kid, publicKeyPem: public_key } = otherHost;
      await one.perform("hosts.register_key", { issuer, kid, public_key });
      const atOther = { ...other, host: otherHost };
      const ask = async () => (await inviteToMyAuthorizations(atOther, "somebody")).status;
      await expect.poll(ask).toBe(201);
      const mine = await openMyAuthorizations(atOther, "somebody");
      expect((await mine.list()).status).toBe(200);
      await prepare(pair);
      await one.perform("hosts.remove_key", { issuer, kid });
      await expect.poll(ask).toBe(401);
      expect((await mine.list()).status).toBe(401);
    });
  });
}

/** Whoever waits for word of changes has to connect anew, and looks by itself meanwhile. */
const cutOffListeners = ({ sql }: Pair) =>
  sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query ILIKE 'LISTEN %'`);
