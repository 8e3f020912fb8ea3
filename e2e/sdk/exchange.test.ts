import { inspect } from "node:util";
import { sensitive } from "@shiming/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERSONAS } from "../../apps/cli/src/sandbox/personas.ts";
import { largeMerchant, merchant } from "../support/merchants.ts";
import { credentialId, realName } from "../support/persons.ts";
import { startPlatform, type TestPlatform } from "../support/platform.ts";
import { authorize } from "../support/protocol.ts";
import { createClient } from "../support/sdk.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

const newToken = async () => authorize(platform, await platform.addPerson());

/** Whoever has an ID card and is old enough to consent alone. */
const citizens = PERSONAS.flatMap(({ userId, persona, identity }) =>
  identity?.document === "resident_id_card" && !["xiaoming", "lixiaoyu"].includes(userId)
    ? [{ persona, ...identity }]
    : [],
);

describe("getRealnameInfo", () => {
  it.each(citizens)("gives name and ID number of the $persona person", async (citizen) => {
    const identity = {
      document: citizen.document,
      realName: sensitive(citizen.realName),
      credentialId: sensitive(citizen.credentialId),
    };
    const userId = await platform.addPerson({ identity });
    const info = await createClient(platform).getRealnameInfo(await authorize(platform, userId));
    expect(info.realName.reveal()).toBe(citizen.realName);
    expect(info.credentialId.reveal()).toBe(citizen.credentialId);
    const printed = `${inspect(info, { depth: 9, showHidden: true })}${JSON.stringify(info)}${info.realName}`;
    expect(printed).not.toContain(citizen.realName.slice(-1));
    expect(printed).not.toContain(citizen.credentialId);
  });

  it.each([
    ["RSA 2048", merchant, 0],
    ["RSA 4096", largeMerchant, 0],
    ["RSA 4096 and a worker", largeMerchant, 1],
    ["RSA 2048 and two workers", merchant, 2],
  ])("works with %s", async (_, by, workers) => {
    const client = createClient(platform, { workers }, { by });
    const info = await client.getRealnameInfo(await newToken());
    expect([info.realName.reveal(), info.credentialId.reveal()]).toEqual([realName, credentialId]);
  });

  it("works with a serial number in the place of the certificate", async () => {
    const client = createClient(platform, { certificate: undefined, certSerialNo: merchant.certSerialNo });
    expect((await client.getRealnameInfo(await newToken())).realName.reveal()).toBe(realName);
  });

  it("gives each of many callers their own person", async () => {
    const client = createClient(platform);
    const people = citizens.slice(0, 5).map(({ document, realName, credentialId }) => ({
      identity: { document, realName: sensitive(realName), credentialId: sensitive(credentialId) },
      realName,
    }));
    const tokens = await Promise.all(
      people.map(async ({ identity }) => authorize(platform, await platform.addPerson({ identity }))),
    );
    const infos = await Promise.all(tokens.map((token) => client.getRealnameInfo(token)));
    expect(infos.map((info) => info.realName.reveal())).toEqual(people.map(({ realName }) => realName));
  });
});

describe("getCategories", () => {
  it("gives the mini program's categories, with a third level where there is one", async () => {
    expect(await createClient(platform).getCategories()).toEqual([
      { first: { id: 99, name: "医疗" }, second: { id: 904, name: "公立医疗机构" } },
      {
        first: { id: 3, name: "教育" },
        second: { id: 4, name: "学历教育" },
        third: { id: 5, name: "高等" },
      },
      { first: { id: 1, name: "工具" }, second: { id: 2, name: "备忘录" } },
    ]);
  });
});
