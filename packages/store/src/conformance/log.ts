import { generateKeyPairSync } from "node:crypto";
import { type Stores, signLog, verifyAudit } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { at, staffWrite } from "./samples.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const signer = { origin: "platform.example/log", privateKey };
const head = (seq: number) => ({ seq, at: at(seq).toISOString(), checkpoint: `of ${seq}` });
const tile = (index: number, width: number) => ({
  level: 0,
  index,
  width,
  hashes: Buffer.alloc(width * 32, width),
});

const append = ({ audit }: Stores, count: number) =>
  atOnce(count, (n) => audit.append(staffWrite(`action ${n}`)));

export function describeLog(it: StoreTest): void {
  describe("the log over the audit", () => {
    it("has no head and no tile before the first", async ({ database }) => {
      const { log } = database.stores;
      expect([await log.head(), await log.tile(0, 0)]).toEqual([undefined, undefined]);
    });

    it("keeps tiles and head together, and the wider tile in the place of the narrower", async ({
      database,
    }) => {
      const { log } = database.stores;
      expect(await log.grow(0, [tile(0, 3)], head(3))).toBe(true);
      expect(await log.grow(3, [tile(0, 256), tile(1, 1)], head(257))).toBe(true);
      await database.restart();
      const { log: again } = database.stores;
      expect(await again.head()).toEqual(head(257));
      expect(Buffer.from((await again.tile(0, 0)) ?? [])).toEqual(tile(0, 256).hashes);
      expect(Buffer.from((await again.tile(0, 1)) ?? [])).toEqual(tile(1, 1).hashes);
      expect(await again.tile(1, 0)).toBeUndefined();
    });

    it("grows from the size that it has, and by one alone of those who come at once", async ({
      database,
    }) => {
      const { log } = database.stores;
      const grown = await atOnce(5, (n) => log.grow(0, [tile(0, n + 1)], head(n + 1)));
      expect(grown.filter(Boolean)).toHaveLength(1);
      const size = (await log.head())?.seq ?? 0;
      expect(await log.tile(0, 0)).toHaveLength(size * 32);
      expect(await log.grow(size + 1, [tile(0, 9)], head(9))).toBe(false);
      expect((await log.head())?.seq).toBe(size);
    });

    it("is signed over every entry that was committed before, while others come, and is verified", async ({
      database,
    }) => {
      const { stores } = database;
      await append(stores, 700);
      const [first] = await Promise.all([signLog(stores, signer, at(0)), append(stores, 50)]);
      expect(first?.seq).toBeGreaterThanOrEqual(700);
      await database.restart();
      const last = await signLog(database.stores, signer, at(1));
      expect(last?.seq).toBe(750);
      const { audit, log } = database.stores;
      const report = await verifyAudit(audit.entries(), {
        heads: [first, last].filter((signed) => signed !== undefined),
        publicKeys: [publicKey],
        stored: await log.head(),
        leafTile: (index) => log.tile(0, index),
      });
      expect(report).toEqual({ entries: 750, signedHeads: 2, givenUp: [], problems: [] });
    });

    it("keeps what each witness said last, by its key", async ({ database }) => {
      const { log } = database.stores;
      expect(await log.witnesses()).toEqual([]);
      const cosigned = { seq: 3, checkpoint: "of 3\n", signature: "— b …\n", at: at(3).toISOString() };
      await log.noteWitness({ witness: "b+1", cosigned });
      await log.noteWitness({ witness: "a+1", trouble: { kind: "away", since: at(4).toISOString() } });
      const ahead = {
        witness: "b+1",
        cosigned,
        trouble: { kind: "ahead", seq: 9, since: at(5).toISOString() },
      } as const;
      await log.noteWitness(ahead);
      await database.restart();
      const away = { witness: "a+1", trouble: { kind: "away", since: at(4).toISOString() } };
      expect(await database.stores.log.witnesses()).toEqual([away, ahead]);
      await database.stores.log.noteWitness({ witness: "b+1", cosigned });
      expect((await database.stores.log.witnesses())[1]).toEqual({ witness: "b+1", cosigned });
    });

    it("is signed once by those who sign at once", async ({ database }) => {
      const { stores } = database;
      await append(stores, 30);
      const heads = await atOnce(3, () => signLog(stores, signer, at(0)));
      expect(new Set(heads.map((signed) => signed?.checkpoint)).size).toBe(1);
    });
  });
}
