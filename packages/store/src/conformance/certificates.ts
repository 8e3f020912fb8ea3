import type { PublishedRevocations, SeenKey, TrustedAuthority } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, kindsIn } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { ANOTHER_MCH_ID, at, MCH_ID, staffWrite } from "./samples.ts";

export function describeCertificates(it: StoreTest): void {
  describe("a trusted authority", () => {
    const authority: TrustedAuthority = {
      id: "a1".repeat(32),
      subject: "O=某证书机构",
      certificatePem: "PEM",
      addedAt: at(0),
    };

    it("is found and listed as it was put, with its list of revoked certificates, until it is removed", async ({
      database,
    }) => {
      const change = (next: TrustedAuthority | undefined) =>
        database.stores.trustedAuthorities.change(authority.id, () => ({
          next,
          events: [staffWrite("authority_changed")],
        }));
      await change(authority);
      expect(await database.stores.trustedAuthorities.find(authority.id)).toEqual(authority);
      const revocations = { der: Buffer.from([0x30, 0, 255]), thisUpdate: at(1), nextUpdate: at(2) };
      await change({ ...authority, revocations });
      await database.restart();
      expect(await database.stores.trustedAuthorities.list()).toEqual([{ ...authority, revocations }]);
      await change(undefined);
      expect(await database.stores.trustedAuthorities.find(authority.id)).toBeUndefined();
      expect(await kindsIn(database.stores)).toHaveLength(3);
    });
  });

  describe("a published list of revoked certificates", () => {
    const list = (number: number): PublishedRevocations => ({
      issuerId: "b2".repeat(32),
      number,
      der: Buffer.from([0x30, number]),
      thisUpdate: at(number),
      nextUpdate: at(number + 10),
      contentDigest: "c3".repeat(32),
    });

    it("takes the place of the one before if its number is greater, over a restart", async ({ database }) => {
      const published = (number: number) => database.stores.publishedRevocations.publish(list(number));
      expect(await published(5)).toBe(true);
      expect(await published(5)).toBe(false);
      expect(await published(4)).toBe(false);
      expect(await published(6)).toBe(true);
      await database.restart();
      expect(await database.stores.publishedRevocations.last(list(6).issuerId)).toEqual(list(6));
      expect(await database.stores.publishedRevocations.last("unknown")).toBeUndefined();
    });
  });

  describe("a key that was seen", () => {
    const key = (n: number, mchId = MCH_ID) => ({ modulus: Buffer.from([0xff, n >> 8, n & 0xff]), mchId });

    it("stands among those before the next, once for each merchant, over a restart", async ({ database }) => {
      const see = (n: number, mchId?: string) => database.stores.seenKeys.see(key(n, mchId), at(n));
      await see(1);
      await see(1, ANOTHER_MCH_ID);
      await see(2);
      await see(1);
      await database.restart();
      const place = await see(3);
      const before = await all(database.stores.seenKeys.before(place));
      expect(before).toEqual([key(1), key(1, ANOTHER_MCH_ID), key(2), key(3)]);
    });

    it("is seen by one of two that come at once, and among a thousand", async ({ database }) => {
      const { seenKeys } = database.stores;
      const places = await atOnce(1001, (n) => seenKeys.see(key(n), at(0)));
      const last = Math.max(...places);
      const before = await all(seenKeys.before(last));
      expect(before).toHaveLength(1001);
      expect(new Set(places).size).toBe(1001);
    });
  });
}

async function all(pages: AsyncIterable<readonly SeenKey[]>): Promise<SeenKey[]> {
  const keys: SeenKey[] = [];
  for await (const page of pages) keys.push(...page);
  return keys;
}
