import type { ReceivedMail, Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, auditOf } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { at, staffWrite } from "./samples.ts";

const mail = (id: string, seconds = 0, sender = "s"): ReceivedMail => ({
  id,
  receivedAt: at(seconds),
  sender,
  size: 4,
  sealed: Buffer.from([0, 1, 127, 255]),
  sealedHead: Buffer.from([255, 0]),
});
const ids = (mails: readonly { readonly id: string }[]) => mails.map(({ id }) => id);
const keep = async (stores: Stores, ...mails: readonly ReceivedMail[]) => {
  for (const each of mails) await stores.incomingMails.keep(each);
};

export function describeIncomingMails(it: StoreTest): void {
  describe("the mails that came in", () => {
    it("are there after a restart, exactly once", async ({ database }) => {
      const kept = await atOnce(5, () => database.stores.incomingMails.keep(mail("a")));
      expect(kept.filter((outcome) => outcome === "kept")).toHaveLength(1);
      await database.restart();
      expect(await database.stores.incomingMails.find("a")).toEqual({ ...mail("a"), fate: "received" });
      expect(await database.stores.incomingMails.keep(mail("a", 9))).toBe("repeated");
    });

    it("wait until something has become of them, oldest first", async ({ database: { stores } }) => {
      await keep(stores, mail("b", 2), mail("a", 1), mail("c", 3));
      await stores.incomingMails.settle("a", "understood", "application 1");
      await stores.incomingMails.settle("a", "unreadable");
      expect(ids(await stores.incomingMails.waiting(10))).toEqual(["b", "c"]);
      expect(await stores.incomingMails.find("a")).toMatchObject({
        fate: "understood",
        applicationId: "application 1",
      });
    });

    it("are given to an application once, with the audit's entry", async ({ database: { stores } }) => {
      await keep(stores, mail("a"), mail("b"));
      await stores.incomingMails.settle("a", "unassigned");
      await stores.incomingMails.assign("a", "application 1", [staffWrite("mail_assigned")]);
      const again = stores.incomingMails.assign("a", "application 2", [staffWrite("mail_assigned")]);
      await expect(again).rejects.toMatchObject({ failure: "value_invalid" });
      await expect(stores.incomingMails.assign("b", "application 1", [])).rejects.toMatchObject({
        failure: "value_invalid",
      });
      await expect(stores.incomingMails.assign("c", "application 1", [])).rejects.toMatchObject({
        failure: "entity_not_found",
      });
      expect(await stores.incomingMails.find("a")).toMatchObject({ applicationId: "application 1" });
      expect(await auditOf(stores)).toHaveLength(1);
    });

    it("are found by the first digits of their ids, where these are those of one", async ({
      database: { stores },
    }) => {
      const [one, other, third] = ["0a".repeat(32), `${"0a".repeat(30)}0b0b`, "0b".repeat(32)];
      await keep(stores, mail(one), mail(other), mail(third));
      const found = async (id: string) => (await stores.incomingMails.find(id))?.id;
      expect(await found(third.slice(0, 12))).toBe(third);
      expect(await found(one.slice(0, 62))).toBe(one);
      expect(await found(one.slice(0, 60))).toBeUndefined();
      expect(await found(third.slice(0, 11))).toBeUndefined();
    });

    it("are counted by sender and listed newest first", async ({ database: { stores } }) => {
      await keep(stores, mail("a", 1), mail("b", 2, "t"), mail("c", 3));
      expect(await stores.incomingMails.countOf("s", at(1))).toBe(1);
      expect(await stores.incomingMails.countOf("s", at(0))).toBe(2);
      expect(ids(await stores.incomingMails.list({ limit: 2 }))).toEqual(["c", "b"]);
      const [first] = await stores.incomingMails.list({ limit: 1 });
      const { sealed: _, ...listed } = mail("c", 3);
      expect(first).toEqual({ ...listed, fate: "received" });
      expect(ids(await stores.incomingMails.list({ limit: 2, after: "b" }))).toEqual(["a"]);
      await stores.incomingMails.settle("c", "automatic");
      expect(ids(await stores.incomingMails.list({ limit: 9, fate: "automatic" }))).toEqual(["c"]);
      await stores.incomingMails.settle("a", "understood", "A1");
      expect(ids(await stores.incomingMails.list({ limit: 9, applicationId: "A1" }))).toEqual(["a"]);
      expect(await stores.incomingMails.count("received")).toBe(1);
      expect(await stores.incomingMails.count("unassigned")).toBe(0);
    });
  });
}
