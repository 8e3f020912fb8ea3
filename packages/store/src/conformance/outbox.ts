import type { MailMessage, Stores } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce } from "./audit-of.ts";
import type { StoreTest } from "./database.ts";
import { at, staffWrite } from "./samples.ts";

function message(id: string, seconds = 0, over: Partial<MailMessage> = {}): MailMessage {
  const sealed = Buffer.from([0, 1, 127, 255]);
  return { id, channel: "mail", about: "application 1", template: "t", at: at(seconds), sealed, ...over };
}

const ids = (messages: readonly { readonly id: string }[]) => messages.map(({ id }) => id);
const takeDue = (stores: Stores, seconds: number, limit = 10) =>
  stores.outbox.claim(at(seconds), at(seconds + 60), limit);

export function describeOutbox(it: StoreTest): void {
  describe("the outbox", () => {
    it("has the messages of a change exactly when the change is there", async ({ database }) => {
      const { hosts } = database.stores;
      const next = { issuer: "host", keys: [], origins: [] };
      const events = [staffWrite("host_key_registered")];
      await hosts.change("host", () => ({ next, events, messages: [message("a"), message("b", 1)] }));
      const doubled = hosts.change("other", () => ({
        next: { ...next, issuer: "other" },
        events,
        messages: [message("c"), message("a")],
      }));
      await expect(doubled).rejects.toThrow();
      await database.restart();
      const { stores } = database;
      expect(ids(await stores.outbox.list({ limit: 10 }))).toEqual(["b", "a"]);
      expect(await stores.hosts.find("other")).toBeUndefined();
      expect(await stores.outbox.find("a")).toEqual({
        ...message("a"),
        state: "waiting",
        dueAt: at(0),
        attempts: 0,
      });
    });

    it("lends each message that is due to one taker, and again when the time is over", async ({
      database,
    }) => {
      const { outbox } = database.stores;
      await outbox.put([1, 2, 3, 4, 5].map((n) => message(`m${n}`, n)));
      const takers = await Promise.all([1, 2, 3].map(() => takeDue(database.stores, 4, 2)));
      expect(ids(takers.flat()).sort()).toEqual(["m1", "m2", "m3", "m4"]);
      expect(await takeDue(database.stores, 4)).toEqual([]);
      expect(ids(await takeDue(database.stores, 64))).toEqual(["m1", "m2", "m3", "m4", "m5"]);
    });

    it("remembers how tries ended, over a restart", async ({ database }) => {
      await database.stores.outbox.put(["a", "b", "c"].map((id) => message(id)));
      await takeDue(database.stores, 0);
      await database.stores.outbox.settle("a", { outcome: "delivered", at: at(1) });
      const nextTryAt = at(600);
      await database.stores.outbox.settle("b", { outcome: "failed", error: "451 later", nextTryAt });
      await database.stores.outbox.settle("c", { outcome: "given_up", error: "550 unknown", at: at(2) });
      await database.restart();
      const { outbox } = database.stores;
      expect(await outbox.find("a")).toMatchObject({ state: "delivered", settledAt: at(1), attempts: 1 });
      expect(await outbox.find("b")).toMatchObject({ state: "waiting", dueAt: nextTryAt, attempts: 1 });
      expect(await outbox.find("c")).toMatchObject({ state: "given_up", lastError: "550 unknown" });
      expect(ids(await takeDue(database.stores, 600))).toEqual(["b"]);
    });

    it("settles a message once", async ({ database }) => {
      const { outbox } = database.stores;
      await outbox.put([message("a")]);
      await outbox.settle("a", { outcome: "delivered", at: at(1) });
      await outbox.settle("a", { outcome: "given_up", error: "late", at: at(2) });
      await outbox.settle("a", { outcome: "failed", error: "late", nextTryAt: at(3) });
      expect(await outbox.find("a")).toMatchObject({ state: "delivered", attempts: 1 });
    });

    it("repeats what was given up, and what waits after a try, at once; and nothing else", async ({
      database,
    }) => {
      const { outbox } = database.stores;
      await outbox.put([message("a")]);
      await expect(outbox.retry("a", at(1), [staffWrite("message_retried")])).rejects.toMatchObject({
        failure: "value_invalid",
      });
      await expect(outbox.retry("none", at(1), [staffWrite("message_retried")])).rejects.toMatchObject({
        failure: "entity_not_found",
      });
      await outbox.settle("a", { outcome: "given_up", error: "550", at: at(1) });
      await outbox.retry("a", at(2), [staffWrite("message_retried")]);
      expect(ids(await takeDue(database.stores, 2))).toEqual(["a"]);
      await outbox.settle("a", { outcome: "failed", error: "451", nextTryAt: at(600) });
      await outbox.retry("a", at(3), [staffWrite("message_retried")]);
      expect(ids(await takeDue(database.stores, 3))).toEqual(["a"]);
    });

    it("gives up by hand what waits, and nothing else; it can be repeated then", async ({ database }) => {
      const { outbox } = database.stores;
      await outbox.put([message("a"), message("b")]);
      await outbox.cancel("a", at(1), [staffWrite("message_cancelled")]);
      expect(await outbox.find("a")).toMatchObject({ state: "given_up", settledAt: at(1), attempts: 0 });
      expect(ids(await takeDue(database.stores, 2))).toEqual(["b"]);
      const refused = (id: string) => outbox.cancel(id, at(2), [staffWrite("message_cancelled")]);
      await expect(refused("a")).rejects.toMatchObject({ failure: "value_invalid" });
      await expect(refused("none")).rejects.toMatchObject({ failure: "entity_not_found" });
      await outbox.retry("a", at(3), [staffWrite("message_retried")]);
      expect(ids(await takeDue(database.stores, 3))).toEqual(["a"]);
    });

    it("is listed newest first, by page, state and subject", async ({ database }) => {
      const { outbox } = database.stores;
      await atOnce(6, (n) => outbox.put([message(`m${n}`, n, { about: n < 3 ? "one" : "other" })]));
      const [first] = ids(await outbox.list({ limit: 1 }));
      await outbox.settle(first ?? "", { outcome: "delivered", at: at(9) });
      const all = ids(await outbox.list({ limit: 10 }));
      expect(all).toEqual([...all].sort().reverse());
      const rest = await outbox.list({ limit: 10, after: all[1] });
      expect(ids(rest)).toEqual(all.slice(2));
      expect(ids(await outbox.list({ limit: 10, state: "delivered" }))).toEqual(all.slice(0, 1));
      const one = await outbox.list({ limit: 10, about: "one" });
      expect(one.every(({ about }) => about === "one")).toBe(true);
      expect(one.length).toBeGreaterThan(0);
      await expect(outbox.list({ limit: 1, after: "none" })).rejects.toMatchObject({
        failure: "entity_not_found",
      });
    });
  });
}
