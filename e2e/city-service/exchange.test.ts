/** The case's back end at a real sandbox: consents of its people, exchanged by the SDK over HTTP. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startCity, type TestCity } from "../../examples/city-service/server/testing/city.ts";
import { approveTokens } from "../support/approved-tokens.ts";
import { partiesOf } from "../support/sandbox-parties.ts";
import { createClient } from "../support/sdk.ts";
import { findSecrets } from "../support/secret-search.ts";
import { seededData, startSandbox } from "../support/shiming.ts";

interface Visited {
  readonly city: TestCity;
  /** Of each person, as many as were asked for. */
  readonly tokens: readonly (readonly string[])[];
  readonly people: readonly { readonly real_name: string; readonly credential_id: string }[];
  /** Lets time pass for the city service. */
  advance(milliseconds: number): void;
}

/** A sandbox whose people have consented, and the city service beside it. */
async function visit(userIds: readonly string[], consents: number): Promise<Visited> {
  const data = seededData();
  const tokens: string[][] = [];
  for (const userId of userIds) {
    const approved = await approveTokens(data, userId, consents);
    tokens.push(approved.map(({ authToken }) => authToken));
  }
  const sandbox = await startSandbox(data);
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const parties = { ...partiesOf(sandbox), now };
  const realname = createClient(parties, {}, { by: parties.merchant });
  const people = sandbox.file.users.flatMap(({ user_id, real_name, credential_id }) =>
    userIds.includes(user_id) && real_name && credential_id ? [{ real_name, credential_id }] : [],
  );
  const advance = (milliseconds: number) => {
    ahead += milliseconds;
  };
  return { city: await startCity({ realname, now }), tokens, people, advance };
}

function logIn(city: TestCity, authToken: string | undefined) {
  return city.send("POST", "/login", undefined, { auth_token: authToken });
}

describe("the city service at the sandbox", () => {
  it("greets 䶮文博 and 陈𬭎 by name, each with data of their own, and keeps neither name nor number", async () => {
    const { city, tokens, people } = await visit(["yanwenbo", "chenhong"], 1);
    const sessions: string[] = [];
    for (const [token] of tokens) sessions.push((await logIn(city, token)).json.session);
    const answers = async (path: string) =>
      Promise.all(sessions.map(async (session) => (await city.send("GET", path, session)).json));
    expect(await answers("/me")).toEqual([{ name: "䶮文博" }, { name: "陈𬭎" }]);
    const [one, other] = await answers("/provident-fund");
    expect(one.account).not.toBe(other.account);
    const secrets = people.flatMap(({ real_name, credential_id }) => [
      { kind: "name", value: real_name },
      { kind: "ID number", value: credential_id },
    ]);
    expect(secrets).toHaveLength(4);
    await city.stop();
    const files = readdirSync(city.folder);
    expect(files).toContain("city-service.db");
    const found = files.flatMap((file) => findSecrets(file, readFileSync(join(city.folder, file)), secrets));
    expect([...found, ...findSecrets("log", Buffer.from(city.log()), secrets)]).toEqual([]);
  });

  it("recognises 赵晓星, whose number ends in X, by a second consent, and refuses a used one kindly", async () => {
    const { city, tokens, advance } = await visit(["zhaoxing"], 2);
    const [first, second] = tokens[0] ?? [];
    const accounts: string[] = [];
    for (const token of [first, second]) {
      const { session } = (await logIn(city, token)).json;
      accounts.push((await city.send("GET", "/provident-fund", session)).json.account);
    }
    expect(accounts[0]).toBe(accounts[1]);
    // The very same request would be answered again, by contract §5: the next second's is another one.
    advance(1_000);
    const again = await logIn(city, first);
    expect([again.status, again.json.reason]).toEqual([422, "ask_again"]);
    expect(again.json.message.zh).toContain("再点一次");
    expect(city.log()).toContain('"code":"auth_token_invalid"');
    expect(city.log()).not.toContain(first);
  });

  it("asks again for what is no token of the platform", async () => {
    const { city } = await visit([], 0);
    for (const token of ["x", "x".repeat(300)]) {
      const { status, json } = await logIn(city, token);
      expect([status, json.reason]).toEqual([422, "ask_again"]);
    }
  });
});
