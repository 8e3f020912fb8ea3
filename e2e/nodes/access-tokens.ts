/** Access tokens: issued by one node, known to the other. */
import { describe, expect, it } from "vitest";
import { tally } from "../../packages/store/src/conformance/audit-of.ts";
import { post, send } from "../support/http.ts";
import { fetchToken } from "../support/protocol.ts";
import type { TestApp } from "../support/world.ts";
import { dayOf, withinOne } from "./support/one-window.ts";
import type { Node, Pair } from "./support/pair.ts";

const MINUTE = 60_000;
/** `force_refresh` issues another token than one of the last half minute. */
const OLD_ENOUGH_MS = 31_000;

export function describeAccessTokens(pair: Pair): void {
  /** What the time does to the tokens of a mini program. */
  const letPass = ({ appid }: TestApp, ms: number) =>
    pair.sql(
      `UPDATE access_tokens SET issued_at = issued_at - $2, expires_at = expires_at - $2, ends_at = ends_at - $2
       WHERE appid = $1`,
      [appid, ms],
    );
  /** The same for what was issued within that time, and once: everything stays in its day. */
  const ageFresh = ({ appid }: TestApp, ms: number) =>
    pair.sql("UPDATE access_tokens SET issued_at = issued_at - $2 WHERE appid = $1 AND issued_at > $3", [
      appid,
      ms,
      Date.now() - ms,
    ]);
  const codesOf = (accessToken: string) =>
    Promise.all(
      pair.nodes.map(
        async ({ url }) => (await send(`${url}/wxa/get_category?access_token=${accessToken}`)).json.errcode,
      ),
    );
  async function stable({ url }: Node, app: TestApp, options: object = {}): Promise<string> {
    const body = { grant_type: "client_credential", ...app, ...options };
    const { json } = await post(`${url}/cgi-bin/stable_token`, body);
    return json.access_token ?? json.errcode;
  }
  const nodeOf = (time: number) => pair.nodes[time % 2] as Node;

  describe("the chain of token", () => {
    it("has two that live, of however many that both nodes issue at once, and one five minutes later", async () => {
      const app = await pair.addApp();
      const all = await Promise.all(Array.from({ length: 12 }, (_, time) => fetchToken(nodeOf(time), app)));
      expect(new Set(all).size).toBe(12);
      const codes = await Promise.all(all.map(codesOf));
      expect(tally(codes.map(String))).toEqual({ "0,0": 2, "40001,40001": 10 });
      await letPass(app, 5 * MINUTE);
      expect(tally((await Promise.all(all.map(codesOf))).map(String))).toEqual({
        "0,0": 1,
        "40001,40001": 11,
      });
    });
  });

  describe("the stable token", () => {
    it("is the same on both nodes, also where both are asked for the first one at once", async () => {
      const app = await pair.addApp();
      const all = await Promise.all(Array.from({ length: 12 }, (_, time) => stable(nodeOf(time), app)));
      expect(new Set(all).size).toBe(1);
      expect(await codesOf(all[0] ?? "")).toEqual([0, 0]);
    });

    it("that one node takes back by force_refresh is at its end on the other, which gives the new one", async () => {
      const [one, other] = pair.nodes;
      const app = await pair.addApp();
      const first = await stable(one, app);
      expect(await codesOf(first)).toEqual([0, 0]);
      expect(await stable(other, app, { force_refresh: true })).toBe(first);
      await letPass(app, OLD_ENOUGH_MS);
      const forced = await stable(other, app, { force_refresh: true });
      expect([await codesOf(first), await codesOf(forced)]).toEqual([
        [40001, 40001],
        [0, 0],
      ]);
      expect(await stable(one, app)).toBe(forced);
    });

    it("is taken back twenty times a day over both nodes", async () => {
      const answers = await withinOne(
        dayOf,
        async () => {
          const app = await pair.addApp();
          const all: string[] = [];
          for (let time = 0; time < 22; time++) {
            all.push(await stable(nodeOf(time), app, { force_refresh: true }));
            await ageFresh(app, OLD_ENOUGH_MS);
          }
          return all;
        },
        OLD_ENOUGH_MS,
      );
      expect(new Set(answers.slice(0, 20)).size).toBe(20);
      expect(answers.slice(20)).toEqual([45009, 45009]);
    });
  });
}
