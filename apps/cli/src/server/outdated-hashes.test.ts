import { type PasswordHashes, type Pepper, Sensitive } from "@shiming/core";
import { beforeEach, expect, it } from "vitest";
import { OutdatedHashes } from "./outdated-hashes.ts";

const HOUR_MS = 3_600_000;
const PLACE = "accounts.pay_password_hash";

let [now, reads] = [new Date("2026-07-01T00:00:00Z"), 0];
/** The names of the peppers at hand, and of those that have made a hash. */
let [atHand, made]: (string | undefined)[][] = [];
let outdated: OutdatedHashes;
const yes = async () => true;
const later = (milliseconds: number) => {
  now = new Date(now.getTime() + milliseconds);
};

const beginningOf = (id: string | undefined) =>
  `$argon2id$v=19$m=19456,t=2,p=1${id === undefined ? "" : `,keyid=${id}`}$c2FsdA$`;
const passwordHashes: PasswordHashes = {
  place: PLACE,
  async beginnings(after) {
    if (after !== undefined) return [];
    reads += 1;
    return (made ?? []).map((id, place) => ({ key: [String(place)], beginning: beginningOf(id) }));
  },
};
const peppers = {
  current: (): Pepper => ({ id: atHand?.at(-1), secret: new Sensitive(Buffer.alloc(32)) }),
  get fingerprints() {
    return (atHand ?? []).map((id) => ({ name: String(id), fingerprint: "" }));
  },
};

beforeEach(() => {
  [atHand, made, reads] = [[undefined], [undefined, undefined], 0];
  outdated = new OutdatedHashes({ peppers, passwordHashes: [passwordHashes], clock: () => now });
});

it("nothing is read where there is one pepper, and all is once there is another", async () => {
  expect(outdated.counts).toEqual(new Map());
  await outdated.count(yes);
  expect([outdated.counts, reads]).toEqual([new Map([[PLACE, 0]]), 0]);
  [atHand, made] = [
    [undefined, "autumn"],
    [undefined, "autumn", undefined],
  ];
  await outdated.count(yes);
  expect([outdated.counts, reads]).toEqual([new Map([[PLACE, 2]]), 1]);
});

it("passwords are counted again after an hour, and not before", async () => {
  atHand = [undefined, "autumn"];
  await outdated.count(yes);
  made = ["autumn", undefined];
  later(HOUR_MS - 1);
  await outdated.count(yes);
  expect([outdated.counts, reads]).toEqual([new Map([[PLACE, 2]]), 1]);
  later(1);
  await outdated.count(yes);
  expect([outdated.counts, reads]).toEqual([new Map([[PLACE, 1]]), 2]);
});

it("whoever has to leave tells no half of a count, and whoever has lost the job nothing", async () => {
  atHand = [undefined, "autumn"];
  await outdated.count(async () => false);
  expect(outdated.counts).toEqual(new Map());
  await outdated.count(yes);
  outdated.forget();
  expect(outdated.counts).toEqual(new Map());
});
