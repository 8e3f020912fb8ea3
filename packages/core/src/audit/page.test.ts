import { expect, it } from "vitest";
import { entryBody } from "./entry.ts";
import { pageOfAudit } from "./page.ts";

async function* entries(count: number) {
  for (let seq = 1; seq <= count; seq += 1) {
    const event = {
      kind: "consent_denied",
      at: new Date(seq),
      consentId: `c${seq}`,
      appid: seq % 10 === 0 ? "rare" : "wx",
    } as const;
    yield { seq, body: entryBody(event, `${seq}`) };
  }
}

const found = async (count: number, appid: string | undefined, wanted: number, looked: number) => {
  const { records, last } = await pageOfAudit(entries(count), { appid }, { wanted, looked });
  return [records.map(({ seq }) => seq), last?.seq];
};

it("a page of the audit ends with the last entry that is wanted, and says where it ended", async () => {
  expect(await found(9, undefined, 3, 1000)).toEqual([[1, 2, 3], 3]);
});

it("whoever looks for what is rare gets what was found so far, and can go on", async () => {
  expect(await found(100, "rare", 50, 25)).toEqual([[10, 20], 25]);
  expect(await found(1200, "none", 50, 1100)).toEqual([[], 1100]);
});

it("what is over is told to be over", async () => {
  expect(await found(25, "rare", 50, 1000)).toEqual([[10, 20], undefined]);
});
