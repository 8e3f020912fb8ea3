import { localKeyEncryptionKey, openRecord, sealedWith, sealRecord } from "@shiming/crypto";
import { expect, it } from "vitest";
import type { SealedRecords } from "../ports/sealed-records.ts";
import { countSealed } from "./count-sealed.ts";
import { Rewrapping } from "./rewrapping.ts";
import { sealedTogether } from "./sealed-places.ts";

const [spring, autumn, lost] = ["spring", "autumn", "lost"].map((id, n) =>
  localKeyEncryptionKey(id, Buffer.alloc(32, n)),
) as [
  ReturnType<typeof localKeyEncryptionKey>,
  ReturnType<typeof localKeyEncryptionKey>,
  ReturnType<typeof localKeyEncryptionKey>,
];
const known = new Map([spring, autumn].map((key) => [key.id, key]));

/** Keys of which the last seals. */
function keysWith(current = autumn) {
  let now = current;
  return {
    current: () => now,
    byId: (id: string) => known.get(id),
    change: (to: typeof current) => {
      now = to;
    },
  };
}

function recordsIn(place: string, rows: Map<string, Uint8Array | undefined>): SealedRecords {
  return {
    places: async () => [place],
    async beginnings(_, after) {
      const keys = [...rows.keys()].sort().filter((key) => after === undefined || key > (after[0] ?? ""));
      return keys.slice(0, 3).map((key) => ({ key: [key], beginning: rows.get(key)?.subarray(0, 257) }));
    },
    async find(_, [key = ""]) {
      const sealed = rows.get(key);
      return sealed && { context: `${place}:${key}`, sealed };
    },
    async replace(_, [key = ""], { from, to }) {
      if (rows.get(key) !== from) return false;
      rows.set(key, to);
      return true;
    },
  };
}

const seal = (place: string, key: string, by = spring) =>
  sealRecord(Buffer.from(`what ${key} is`), `${place}:${key}`, by);

async function finish(rewrapping: Rewrapping) {
  let progress = await rewrapping.step();
  while (progress.place !== undefined) progress = await rewrapping.step();
  return progress;
}

it("every record of every place opens afterwards with the new key alone, and says what it said", async () => {
  const names = ["a", "b", "c", "d", "e", "f", "g"];
  const rows = new Map<string, Uint8Array | undefined>(names.map((key) => [key, seal("mails", key)]));
  rows.set("empty", undefined).set("new", seal("mails", "new", autumn));
  const others = new Map<string, Uint8Array | undefined>([["x", seal("files", "x")]]);
  const records = sealedTogether(recordsIn("mails", rows), recordsIn("files", others));
  const progress = await finish(new Rewrapping(records, keysWith()));
  expect(progress).toEqual({ to: "autumn", place: undefined, looked: 9, rewrapped: 8, failed: 0 });
  const onlyNew = (id: string) => (id === "autumn" ? autumn : undefined);
  for (const key of names) {
    const opened = openRecord(rows.get(key) as Uint8Array, `mails:${key}`, onlyNew);
    expect(Buffer.from(opened).toString()).toBe(`what ${key} is`);
  }
  expect(await countSealed(records)).toEqual([
    { place: "mails", keyId: "autumn", records: 8 },
    { place: "files", keyId: "autumn", records: 1 },
  ]);
});

it("what is damaged, or sealed with a key that is gone, stays as it is and is counted", async () => {
  const damaged = seal("mails", "a");
  damaged[40] = (damaged[40] ?? 0) ^ 1;
  const rows = new Map([
    ["a", damaged],
    ["b", seal("mails", "b", lost)],
    ["c", seal("mails", "c")],
  ]);
  const before = new Map(rows);
  const rewrapping = new Rewrapping(recordsIn("mails", rows), keysWith());
  expect(await finish(rewrapping)).toMatchObject({ rewrapped: 1, failed: 2 });
  expect([rows.get("a"), rows.get("b")]).toEqual([before.get("a"), before.get("b")]);
  expect(rewrapping.isThrough).toBe(true);
});

it("what somebody else has put there meanwhile is not overwritten", async () => {
  const rows = new Map([["a", seal("mails", "a")]]);
  const records = recordsIn("mails", rows);
  const theirs = seal("mails", "a", autumn);
  const late: SealedRecords = {
    ...records,
    async find(place, key) {
      const found = await records.find(place, key);
      rows.set("a", theirs);
      return found;
    },
  };
  expect(await finish(new Rewrapping(late, keysWith()))).toMatchObject({ failed: 0 });
  expect(rows.get("a")).toBe(theirs);
});

it("a pass begins anew when the key changes on its way, and not after its end", async () => {
  const rows = new Map(["a", "b", "c", "d"].map((key) => [key, seal("mails", key)]));
  const keys = keysWith(autumn);
  const rewrapping = new Rewrapping(recordsIn("mails", rows), keys);
  await rewrapping.step();
  keys.change(spring);
  expect(await finish(rewrapping)).toEqual({
    to: "spring",
    place: undefined,
    looked: 4,
    rewrapped: 3,
    failed: 0,
  });
  expect([...rows.values()].map((record) => sealedWith(record))).toEqual(Array(4).fill("spring"));
  expect((await rewrapping.step()).looked).toBe(4);
});
