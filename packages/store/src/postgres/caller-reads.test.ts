import { digestOf, type MiniProgram } from "@shiming/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atOnce } from "../conformance/audit-of.ts";
import { APPID, at, CERT_SERIALNO, certificate, MCH_ID, miniProgram } from "../conformance/samples.ts";
import type { OpenStores } from "../open-stores.ts";
import { openPostgresStores } from "./open.ts";
import { type TemporaryDatabase, temporaryDatabase } from "./testing/temporary.ts";

describe("what two nodes remember of a caller", () => {
  let database: TemporaryDatabase;
  let own: OpenStores;
  let other: OpenStores;
  const callers = ({ callers }: OpenStores) => callers as NonNullable<OpenStores["callers"]>;

  beforeAll(async () => {
    database = await temporaryDatabase();
    [own, other] = (await atOnce(2, () => openPostgresStores({ url: database.url }))) as [
      OpenStores,
      OpenStores,
    ];
    const next = { mchId: MCH_ID, legalName: "某市政务服务中心" };
    await own.merchants.change(MCH_ID, () => ({ next, events: [] }));
  });

  afterAll(async () => {
    await own.close();
    await other.close();
    await database.remove();
  });

  const put = (over: Partial<MiniProgram>) =>
    own.miniPrograms.change(APPID, () => ({ next: { ...miniProgram(), ...over }, events: [] }));
  const stateAt = async (stores: OpenStores) =>
    (await callers(stores).miniPrograms.find(APPID))?.access.state;

  it("an approval is seen at once by all, and its end at once by the node that ended it", async () => {
    await put({ access: { state: "none" } });
    expect([await stateAt(own), await stateAt(other)]).toEqual(["none", "none"]);
    await put({ access: { state: "approved", since: at(0) } });
    expect([await stateAt(own), await stateAt(other)]).toEqual(["approved", "approved"]);
    await put({ access: { state: "suspended", since: at(1), reason: "test" } });
    expect(await stateAt(own)).toBe("suspended");
    await expect.poll(() => stateAt(other)).toBe("suspended");
  });

  it("a binding and its end, a certificate and its revocation, an access token and its end", async () => {
    const bind = (state: "bound" | "none") =>
      own.miniPrograms.changeBinding(APPID, MCH_ID, () => ({ next: { state }, events: [] }));
    const revoke = (over: Parameters<typeof certificate>[1]) =>
      own.merchants.changeCertificates(MCH_ID, () => ({
        next: [certificate(CERT_SERIALNO, over)],
        events: [],
      }));
    const token = { digest: digestOf("token"), appid: APPID, chain: "token", forced: false } as const;
    const issue = (endsAt: Date) =>
      own.accessTokens.changeChain(APPID, "token", () => ({
        next: [{ ...token, issuedAt: at(0), expiresAt: at(7200), endsAt, sealed: undefined }],
        result: undefined,
      }));
    const seenBy = async (stores: OpenStores) => {
      const { miniPrograms, merchants, accessTokens } = callers(stores);
      return [
        await miniPrograms.isBound(APPID, MCH_ID),
        (await merchants.findCertificate(CERT_SERIALNO))?.status.state,
        (await accessTokens.find(token.digest))?.endsAt,
      ];
    };
    expect(await seenBy(other)).toEqual([false, undefined, undefined]);
    await bind("bound");
    await revoke({});
    await issue(at(7200));
    for (const node of [own, other]) expect(await seenBy(node)).toEqual([true, "valid", at(7200)]);
    await bind("none");
    await revoke({ status: { state: "revoked", at: at(1) } });
    await issue(at(1));
    expect(await seenBy(own)).toEqual([false, "revoked", at(1)]);
    await expect.poll(() => seenBy(other)).toEqual([false, "revoked", at(1)]);
  });
});
