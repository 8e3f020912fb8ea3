import { describe, expect, it } from "vitest";
import {
  authorize,
  exchange,
  fetchToken,
  openMyAuthorizations,
  realnameInfoFields,
} from "../support/protocol.ts";
import { AUTH_TOKEN, refusalOf, usePlatforms } from "./refusals.ts";

const platforms = usePlatforms();

describe("an auth_token", () => {
  const causes = [undefined, "", 1, "x", AUTH_TOKEN, `"${AUTH_TOKEN}"`];

  it("is refused by a platform for strangers in one text for all causes, the used, foreign and withdrawn too", async () => {
    const { served } = platforms;
    const texts = new Set<string>();
    const refuse = async (auth_token: unknown) => {
      const { errcode, errmsg, mistakes } = await refusalOf(served, () => ({ auth_token }));
      expect([errcode, mistakes]).toEqual([94005, undefined]);
      texts.add(errmsg);
    };
    for (const cause of causes) await refuse(cause);
    const userId = await served.addPerson();
    const used = await authorize(served, userId);
    await exchange(served, await fetchToken(served), realnameInfoFields(served, used));
    served.advance(1000);
    await refuse(used);
    await refuse(await authorize(served, userId, { app: served.world.otherApp }));
    const withdrawn = await authorize(served, userId);
    const mine = await openMyAuthorizations(served, userId);
    const [{ id }] = (await mine.list()).json.consents;
    await mine.withdraw(id);
    await refuse(withdrawn);
    await refuse(await authorize(served, userId, { app: served.world.otherApp }));
    const expired = await authorize(served, userId);
    served.advance(301_000);
    await refuse(expired);
    expect(texts.size).toBe(1);
  });

  it("is refused by a sandbox with the cause, in hint and log", async () => {
    const { sandbox } = platforms;
    const words = [];
    for (const auth_token of causes)
      words.push((await refusalOf(sandbox, () => ({ auth_token }))).mistakes?.[0]);
    expect(words).toEqual([
      "auth_token_missing",
      "auth_token_missing",
      "auth_token_no_text",
      "auth_token_malformed",
      "auth_token_unknown",
      "auth_token_quoted",
    ]);
    const userId = await sandbox.addPerson();
    const used = await authorize(sandbox, userId);
    await exchange(sandbox, await fetchToken(sandbox), realnameInfoFields(sandbox, used));
    const usedAt = sandbox.now().toISOString();
    sandbox.advance(1000);
    const refusal = await refusalOf(sandbox, () => ({ auth_token: used }));
    expect(refusal).toMatchObject({ mistakes: ["auth_token_used"], errmsg: expect.stringContaining(usedAt) });
    const expired = await authorize(sandbox, userId);
    sandbox.advance(300_000);
    const endedAt = sandbox.now().toISOString();
    sandbox.advance(1000);
    expect(await refusalOf(sandbox, () => ({ auth_token: expired }))).toMatchObject({
      mistakes: ["auth_token_expired"],
      errmsg: expect.stringContaining(endedAt),
    });
  });
});
