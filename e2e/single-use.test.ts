import { answerFields } from "@shiming/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeName, decryptValue } from "./support/commands.ts";
import type { Received } from "./support/http.ts";
import { merchant } from "./support/merchants.ts";
import { realName } from "./support/persons.ts";
import { startPlatform, type TestPlatform } from "./support/platform.ts";
import {
  exchange,
  fetchToken,
  openMyAuthorizations,
  prepareExchange,
  realnameInfoFields,
} from "./support/protocol.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());

const codesOf = (answers: Received[]) => answers.map(({ json }) => json.errcode);
const nameIn = ({ json }: Received) =>
  decodeName(decryptValue(json[answerFields.realName], merchant.privateKeyFile));

async function auditKinds(): Promise<string[]> {
  const kinds: string[] = [];
  for await (const { body } of platform.stores.audit.entries()) kinds.push(JSON.parse(body).kind);
  return kinds;
}

describe("an auth_token", () => {
  it("serves the same request again for 60 s, encrypted anew", async () => {
    const { accessToken, fields } = await prepareExchange(platform);
    const first = await exchange(platform, accessToken, fields);
    platform.advance(60_000);
    const again = await exchange(platform, accessToken, fields);
    expect([nameIn(first), nameIn(again)]).toEqual([realName, realName]);
    expect(again.json[answerFields.realName]).not.toBe(first.json[answerFields.realName]);
    platform.advance(1);
    expect(codesOf([await exchange(platform, accessToken, fields)])).toEqual([94005]);
  });

  it("serves the same request whether its timestamp is a number or a string", async () => {
    const { accessToken, fields } = await prepareExchange(platform);
    const asText = { ...fields, timestamp: String(fields.timestamp) };
    expect(
      codesOf([await exchange(platform, accessToken, fields), await exchange(platform, accessToken, asText)]),
    ).toEqual([0, 0]);
  });

  it("serves a repeat although its timestamp and the token have grown old, and nothing else that is old", async () => {
    const { accessToken, authToken, fields } = await prepareExchange(platform);
    platform.advance(270_000);
    expect(codesOf([await exchange(platform, accessToken, fields)])).toEqual([0]);
    platform.advance(40_000);
    const stranger = realnameInfoFields(platform, authToken);
    const aged = { ...fields, mch_id: "90000002" };
    const answers = [
      await exchange(platform, accessToken, fields),
      await exchange(platform, accessToken, stranger),
      await exchange(platform, accessToken, aged),
    ];
    expect(codesOf(answers)).toEqual([0, 94005, 94011]);
  });

  it("serves one of many different requests at once", async () => {
    const { accessToken, authToken } = await prepareExchange(platform);
    const requests = Array.from({ length: 20 }, (_, second) => {
      platform.advance(second === 0 ? 0 : 1_000);
      return realnameInfoFields(platform, authToken);
    });
    const answers = await Promise.all(requests.map((fields) => exchange(platform, accessToken, fields)));
    expect(codesOf(answers).sort()).toEqual([0, ...Array(19).fill(94005)]);
  });

  it("serves many identical requests at once, and the audit tells one release and the repeats", async () => {
    const { accessToken, fields } = await prepareExchange(platform);
    const before = await auditKinds();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => exchange(platform, accessToken, fields)),
    );
    expect(codesOf(answers)).toEqual(Array(20).fill(0));
    const kinds = (await auditKinds()).slice(before.length);
    expect(kinds.sort()).toEqual(["identity_released", ...Array(19).fill("identity_repeated")]);
  });

  it("ends when its consent is withdrawn before it was used", async () => {
    const { userId, accessToken, fields } = await prepareExchange(platform);
    const mine = await openMyAuthorizations(platform, userId);
    await mine.withdraw((await mine.list()).json.consents[0].id);
    expect(codesOf([await exchange(platform, accessToken, fields)])).toEqual([94005]);
  });

  it("serves no repeat after its consent was withdrawn", async () => {
    const { userId, accessToken, fields } = await prepareExchange(platform);
    const first = await exchange(platform, accessToken, fields);
    const mine = await openMyAuthorizations(platform, userId);
    await mine.withdraw((await mine.list()).json.consents[0].id);
    expect(codesOf([first, await exchange(platform, accessToken, fields)])).toEqual([0, 94005]);
  });

  it("is not used up by a call that was refused", async () => {
    const { accessToken, fields } = await prepareExchange(platform);
    const stranger = await fetchToken(platform, platform.world.otherApp);
    const refused = [
      await exchange(platform, stranger, fields),
      await exchange(platform, accessToken, { ...fields, sign: "AAAA" }),
    ];
    expect(codesOf([...refused, await exchange(platform, accessToken, fields)])).toEqual([94005, 94003, 0]);
  });
});
