import { approve, type Consent, digestOf, noticeDigest, openSession, show } from "@shiming/core";
import { describe, expect } from "vitest";
import { atOnce, countsIn, kindsIn } from "./audit-of.ts";
import { approveIn, denyIn, requirePending, withdrawIn } from "./consent-changes.ts";
import type { StoreTest } from "./database.ts";
import { APPID, ask, at, claim, giveConsent, PERSON, pendingConsent, release } from "./samples.ts";

export function describeConsents(it: StoreTest): void {
  describe("a consent", () => {
    it("is found as it was asked for, its notice word for word", async ({ database }) => {
      const asked = pendingConsent("one");
      await ask(database.stores, asked);
      await database.restart();
      const found = await database.stores.consents.find("one");
      expect(found).toEqual(asked);
      expect(found && noticeDigest(found.notice)).toBe(asked.noticeDigest);
    });

    it("is found with others by their ids", async ({ database }) => {
      const { stores } = database;
      for (const id of ["one", "two", "three"]) await ask(stores, pendingConsent(id));
      const found = await stores.consents.findAll(["three", "none", "one"]);
      expect(found.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
        pendingConsent("one"),
        pendingConsent("three"),
      ]);
      expect(await stores.consents.findAll([])).toEqual([]);
    });

    it("is counted with the others of its person, state by state", async ({ database }) => {
      const { stores } = database;
      expect(await stores.consents.countsOf(PERSON)).toEqual({});
      await ask(stores, pendingConsent("pending"));
      await ask(stores, pendingConsent("denied"));
      await denyIn(stores.consents, "denied");
      for (const id of ["one", "two"]) await giveConsent(stores, id);
      await giveConsent(stores, "another's", { ...PERSON, userId: "another" });
      expect(await stores.consents.countsOf(PERSON)).toEqual({ pending: 1, denied: 1, approved: 2 });
    });

    it("that nobody asked for is not found", async ({ database }) => {
      const { consents } = database.stores;
      expect(await consents.find("one")).toBeUndefined();
      expect(await consents.findByToken(digestOf("token"))).toBeUndefined();
      await expect(approveIn(consents, "one")).rejects.toMatchObject({ failure: "consent_not_found" });
    });

    it("keeps each state over a restart", async ({ database }) => {
      const { stores } = database;
      const ids = [
        "pending",
        "opened",
        "shown",
        "denied",
        "approved",
        "released",
        "withdrawn",
        "released and withdrawn",
      ];
      for (const id of ids) await ask(stores, pendingConsent(id));
      const expected = new Map<string, Consent>([["pending", pendingConsent("pending")]]);
      const opened = await stores.consents.change("opened", (now) => ({
        next: openSession(requirePending(now), digestOf("session")),
        events: [],
      }));
      expected.set("opened", opened);
      const shown = await stores.consents.change("shown", (now) => ({
        next: show(requirePending(now), "en", at(1)),
        events: [],
      }));
      expect(shown.notice.language).toBe("en");
      expected.set("shown", shown);
      expected.set("denied", await denyIn(stores.consents, "denied"));
      for (const id of ids.slice(4)) {
        const approved = await approveIn(stores.consents, id);
        expected.set(id, approved);
        if (!id.startsWith("released")) continue;
        await release(stores, approved.token.digest, claim(), at(10));
        const { fingerprint, mchId, certSerialNo } = claim();
        const by = { fingerprint, mchId, certSerialNo, releasedAt: at(10), repeats: 0 };
        expected.set(id, { ...approved, state: "released", release: by });
      }
      for (const id of ids.slice(6)) expected.set(id, await withdrawIn(stores.consents, id));
      await database.restart();
      for (const id of ids) expect(await database.stores.consents.find(id)).toEqual(expected.get(id));
    });

    it("keeps what was consented to, and in which use, over a restart", async ({ database }) => {
      const items = ["masked_name", "age_over_18"] as const;
      const offered = [...items, "real_name" as const].map((item) => ({ item, required: false }));
      const base = pendingConsent("one");
      const notice = { ...base.notice, offered };
      await ask(database.stores, { ...base, notice, noticeDigest: noticeDigest(notice) });
      const token = digestOf("token of one");
      await database.stores.consents.change("one", (now) => ({
        next: approve(requirePending(now), token, at(1), { items }),
        events: [],
      }));
      await database.restart();
      const { consents } = database.stores;
      const consented = { category: [99, 904], items };
      expect(await consents.findByToken(token)).toMatchObject({ consented });
      expect(await consents.find("one")).toMatchObject({ consented, notice: { offered } });
    });

    it("is found by its token, with what decides about a release", async ({ database }) => {
      const token = await giveConsent(database.stores, "one");
      expect(await database.stores.consents.findByToken(token)).toEqual({
        state: "approved",
        id: "one",
        consented: { category: [99, 904], items: ["real_name", "credential_id"] },
        account: PERSON,
        appid: APPID,
        token: { digest: token, expiresAt: at(300) },
      });
    });

    it("is decided once when it is given and refused at the same time", async ({ database }) => {
      const { stores } = database;
      await ask(stores, pendingConsent("one"));
      const decide = [approveIn, denyIn];
      const decisions = await Promise.allSettled(
        Array.from({ length: 50 }, (_, n) => decide[n % 2]?.(stores.consents, "one")),
      );
      const won = decisions.filter(({ status }) => status === "fulfilled");
      expect(won).toHaveLength(1);
      const found = await stores.consents.find("one");
      expect(won[0]).toEqual({ status: "fulfilled", value: found });
      expect(await kindsIn(stores)).toEqual([`consent_${found?.state}`]);
    });

    it("opens one session, of a hundred that spend its secret at once", async ({ database }) => {
      const { stores } = database;
      await ask(stores, pendingConsent("one"));
      const openings = await Promise.allSettled(
        Array.from({ length: 100 }, (_, n) =>
          stores.consents.change("one", (now) => {
            const pending = requirePending(now);
            if (!pending.sheetSecret) throw new Error("spent");
            return { next: openSession(pending, digestOf(`session ${n}`)), events: [] };
          }),
        ),
      );
      const winner = openings.findIndex(({ status }) => status === "fulfilled");
      expect(openings.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect((await stores.consents.find("one"))?.sessionDigest).toBe(digestOf(`session ${winner}`));
      expect(await kindsIn(stores)).toEqual([]);
    });

    it("is left as it was by a change that throws, and so is the audit", async ({ database }) => {
      const { stores } = database;
      await ask(stores, pendingConsent("one"));
      const change = stores.consents.change("one", () => {
        throw new Error("no");
      });
      await expect(change).rejects.toThrow("no");
      expect(await stores.consents.find("one")).toEqual(pendingConsent("one"));
      expect(await kindsIn(stores)).toEqual([]);
    });

    it("is not held up by another whose change throws at the same time", async ({ database }) => {
      const { stores } = database;
      for (const n of [0, 1, 2, 3]) await ask(stores, pendingConsent(`consent ${n}`));
      const results = await Promise.allSettled(
        [0, 1, 2, 3].map((n) =>
          n === 2
            ? stores.consents.change(`consent ${n}`, () => {
                throw new Error("no");
              })
            : approveIn(stores.consents, `consent ${n}`),
        ),
      );
      expect(results.map(({ status }) => status)).toEqual([
        "fulfilled",
        "fulfilled",
        "rejected",
        "fulfilled",
      ]);
      expect(await countsIn(stores)).toEqual({ consent_approved: 3 });
    });

    it("is listed for its person once it is decided, newest first", async ({ database }) => {
      const { stores } = database;
      const someoneElse = { issuer: PERSON.issuer, userId: "another" };
      const elsewhere = { issuer: "https://another-host.example", userId: PERSON.userId };
      await ask(stores, pendingConsent("first", { requestedAt: at(1) }));
      await ask(stores, pendingConsent("third", { requestedAt: at(3) }));
      await ask(stores, pendingConsent("second", { requestedAt: at(2) }));
      await ask(stores, pendingConsent("undecided", { requestedAt: at(4) }));
      await ask(stores, pendingConsent("of somebody else", { account: someoneElse }));
      await ask(stores, pendingConsent("of another host", { account: elsewhere }));
      await approveIn(stores.consents, "first");
      await denyIn(stores.consents, "second");
      await approveIn(stores.consents, "third");
      await withdrawIn(stores.consents, "third");
      for (const id of ["of somebody else", "of another host"]) await approveIn(stores.consents, id);
      const listed = await stores.consents.listOf(PERSON, { limit: 10 });
      expect(listed.map(({ id, state }) => `${id}: ${state}`)).toEqual([
        "third: withdrawn",
        "second: denied",
        "first: approved",
      ]);
    });

    it("is on one page of the list, also of those asked for at one time, whatever is decided meanwhile", async ({
      database,
    }) => {
      const { stores } = database;
      const ids = ["a", "b", "c", "d", "e"];
      for (const id of ids) await ask(stores, pendingConsent(id));
      for (const id of ids) await approveIn(stores.consents, id);
      const page = async (after?: string) =>
        (await stores.consents.listOf(PERSON, { limit: 2, after })).map(({ id }) => id);
      expect(await page()).toEqual(["e", "d"]);
      await ask(stores, pendingConsent("new", { requestedAt: at(1) }));
      await approveIn(stores.consents, "new");
      expect(await page("d")).toEqual(["c", "b"]);
      expect(await page("b")).toEqual(["a"]);
      expect(await page("a")).toEqual([]);
    });

    it("is no place in the list of anybody else", async ({ database }) => {
      const { stores } = database;
      await giveConsent(stores, "one");
      const after = { limit: 1, after: "one" };
      const another = { ...PERSON, userId: "another" };
      await expect(stores.consents.listOf(another, after)).rejects.toMatchObject({
        failure: "consent_not_found",
      });
    });

    it("is one of many that are given at once, each with its audit entry", async ({ database }) => {
      const { stores } = database;
      await atOnce(50, (n) => giveConsent(stores, `consent ${n}`, { issuer: "host", userId: `${n}` }));
      expect(await countsIn(stores)).toEqual({ consent_approved: 50 });
    });
  });
}
