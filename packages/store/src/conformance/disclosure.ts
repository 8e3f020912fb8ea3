import {
  type ApprovedItem,
  approve,
  chosenItems,
  DomainError,
  digestOf,
  type Item,
  itemsOf,
  type MiniProgram,
  noticeDigest,
  requireReleasable,
  type Stores,
  withdraw,
} from "@shiming/core";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { requirePending } from "./consent-changes.ts";
import type { StoreTest } from "./database.ts";
import {
  APPID,
  ask,
  at,
  claim,
  giveConsent,
  MCH_ID,
  miniProgram,
  pendingConsent,
  release,
} from "./samples.ts";

const ITEMS = ["real_name", "credential_id", "masked_name", "age_over_18", "age_over_60"] as const;
const USES = [904, 905] as const;

/** What a use is approved for: nothing at all where the list is empty. */
const approval = fc
  .subarray([...ITEMS])
  .chain((items) =>
    fc.tuple(...items.map((item) => fc.record({ item: fc.constant<Item>(item), required: fc.boolean() }))),
  );
const step = fc.oneof(
  fc.record({ does: fc.constant("approve use" as const), use: fc.constantFrom(...USES), items: approval }),
  fc.record({
    does: fc.constant("consent" as const),
    use: fc.constantFrom(...USES),
    left: fc.subarray([...ITEMS]),
  }),
  fc.record({ does: fc.constant("withdraw" as const), pick: fc.nat(9) }),
  fc.record({ does: fc.constant("check" as const), pick: fc.nat(9) }),
  fc.record({ does: fc.constant("release" as const), pick: fc.nat(9) }),
);

/** What the test itself has seen happen: nothing of it is asked of the code that is tested. */
interface Given {
  readonly id: string;
  readonly use: number;
  readonly items: readonly Item[];
  isWithdrawn: boolean;
}

class World {
  readonly approved = new Map<number, readonly ApprovedItem[]>();
  readonly given: Given[] = [];
  readonly checked: { readonly of: Given; readonly app: MiniProgram; readonly items: readonly Item[] }[] = [];
  releases = 0;
  readonly #stores: Stores;
  readonly #run: number;
  #clock = 0;

  constructor(stores: Stores, run: number) {
    this.#stores = stores;
    this.#run = run;
  }

  async approveUse(use: number, items: readonly ApprovedItem[]): Promise<void> {
    this.approved.set(use, items);
    this.#clock += 0.001;
    const sample = miniProgram();
    const uses = [...this.approved].filter(([, each]) => each.length > 0);
    const next: MiniProgram = {
      ...sample,
      access: { state: "approved", since: at(this.#clock) },
      approvedUses: uses.map(([second, each]) => ({
        ...{ purpose: "", legalBasis: "", retention: "" },
        category: { first: { id: 99, name: "政务" }, second: { id: second, name: "民政" } },
        items: each,
      })),
    };
    await this.#stores.miniPrograms.change(APPID, () => ({ next, events: [] }));
  }

  async consent(use: number, left: readonly Item[]): Promise<void> {
    const offered = this.approved.get(use) ?? [];
    const items = offered
      .filter(({ item, required }) => required || !left.includes(item))
      .map(({ item }) => item);
    if (items.length === 0) return;
    const id = `${this.#run} ${this.given.length}`;
    const base = pendingConsent(id);
    const notice = { ...base.notice, category: [99, use] as const, offered };
    await ask(this.#stores, { ...base, notice, noticeDigest: noticeDigest(notice) });
    const taken = chosenItems(itemsOf(offered), items);
    await this.#stores.consents.change(id, (now) => ({
      next: approve(requirePending(now), digestOf(id), at(0), { items: taken }),
      events: [],
    }));
    this.given.push({ id, use, items, isWithdrawn: false });
  }

  async withdraw(pick: number): Promise<void> {
    const of = this.given[pick % this.given.length];
    if (!of) return;
    of.isWithdrawn = true;
    await this.#stores.consents.change(of.id, (now) => ({ next: withdraw(now, at(1)), events: [] }));
  }

  /** The first half of an exchange, as far as what would be encrypted. */
  async check(pick: number): Promise<void> {
    const of = this.given[pick % this.given.length];
    const app = await this.#stores.miniPrograms.find(APPID);
    const grant = of && (await this.#stores.consents.findByToken(digestOf(of.id)));
    if (!grant || !app) return;
    try {
      const { items } = requireReleasable(grant.consented, app);
      this.checked.push({ of, app, items });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  /** The second half, whatever has happened meanwhile. */
  async release(pick: number): Promise<void> {
    const checked = this.checked[pick % this.checked.length];
    if (!checked) return;
    const { of, app, items } = checked;
    const category = [99, of.use] as const;
    const disclosing = { consented: { category, items }, access: app.access };
    const { outcome } = await release(this.#stores, digestOf(of.id), claim(1, { disclosing }), at(2));
    if (outcome === "refused") return;
    this.releases += 1;
    const now = (this.approved.get(of.use) ?? []).map(({ item }) => item);
    expect(of.isWithdrawn).toBe(false);
    for (const item of items) {
      expect(of.items, "disclosed is consented").toContain(item);
      expect(now, "disclosed is approved").toContain(item);
    }
  }
}

export function describeDisclosure(it: StoreTest): void {
  describe("what is disclosed", () => {
    it("is what was consented to and is approved now, whatever happens in between", async ({ database }) => {
      const { stores } = database;
      const merchant = { mchId: MCH_ID, legalName: "某市政务服务中心" };
      await stores.merchants.change(MCH_ID, () => ({ next: merchant, events: [] }));
      await stores.miniPrograms.change(APPID, () => ({ next: miniProgram(), events: [] }));
      await stores.miniPrograms.changeBinding(APPID, MCH_ID, () => ({
        next: { state: "bound" },
        events: [],
      }));
      let run = 0;
      let releases = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
          run += 1;
          const world = new World(stores, run);
          for (const use of USES) await world.approveUse(use, itemsOf(undefined));
          for (const each of steps) {
            if (each.does === "approve use") await world.approveUse(each.use, each.items);
            if (each.does === "consent") await world.consent(each.use, each.left);
            if (each.does === "withdraw") await world.withdraw(each.pick);
            if (each.does === "check") await world.check(each.pick);
            if (each.does === "release") await world.release(each.pick);
          }
          releases += world.releases;
        }),
        { numRuns: 25 },
      );
      expect(releases, "some of it was released").toBeGreaterThan(0);
    });

    it("is refused, and nothing used up, when less is approved than was encrypted, and released under another approval of the same", async ({
      database,
    }) => {
      const { stores } = database;
      const merchant = { mchId: MCH_ID, legalName: "某市政务服务中心" };
      await stores.merchants.change(MCH_ID, () => ({ next: merchant, events: [] }));
      const put = async (seconds: number, ...items: readonly Item[]) => {
        const sample = miniProgram();
        const uses = sample.approvedUses.map((use) => ({
          ...use,
          items: items.map((item) => ({ item, required: true })),
        }));
        const access = { state: "approved", since: at(seconds) } as const;
        const next = { ...sample, access, approvedUses: uses };
        await stores.miniPrograms.change(APPID, () => ({ next, events: [] }));
        return access;
      };
      const encrypted = await put(0, "real_name", "masked_name");
      await stores.miniPrograms.changeBinding(APPID, MCH_ID, () => ({
        next: { state: "bound" },
        events: [],
      }));
      const token = await giveConsent(stores, "one");
      const consented = { category: [99, 904, 5], items: ["real_name"] } as const;
      const asked = claim(1, { disclosing: { consented, access: encrypted } });
      await put(1, "masked_name");
      expect(await release(stores, token, asked, at(2))).toEqual({
        outcome: "refused",
        reason: "approval_changed",
      });
      expect(await stores.consents.find("one")).toMatchObject({ state: "approved" });
      await put(3, "masked_name", "real_name");
      expect(await release(stores, token, asked, at(4))).toEqual({ outcome: "released" });
    });
  });
}
