/** A service provider's back end: whole exchanges with a running sandbox, by the packed SDK. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { RealnameClient, RealnameError } from "@shiming/sdk";

const { SANDBOX, AUTH_TOKENS } = process.env;
const sandbox = JSON.parse(readFileSync(join(SANDBOX, "sandbox.json"), "utf8"));
const tokens = JSON.parse(AUTH_TOKENS);
const [app] = sandbox.apps;

const options = {
  baseUrl: sandbox.base_url,
  appid: app.appid,
  secret: app.secret,
  mchId: app.mch_id,
  certificate: readFileSync(join(SANDBOX, app.certificate_file)),
  privateKey: readFileSync(join(SANDBOX, app.private_key_file)),
};

/** Whether the client gets this person's name and ID number; neither is printed when it does not. */
async function receives(client, userId) {
  const user = sandbox.users.find(({ user_id }) => user_id === userId);
  const { realName, credentialId } = await client.getRealnameInfo(tokens[userId]);
  return realName.reveal() === user.real_name && credentialId.reveal() === user.credential_id;
}

test("receives names and ID numbers, rare characters included, and prints none of them", async () => {
  const client = new RealnameClient(options);
  const categories = await client.getCategories();
  assert.deepEqual(
    categories.map(({ second }) => second.name),
    ["备忘录", "社会保障", "学历教育", "政务服务"],
  );
  assert.equal(await receives(client, "zhangsanfeng"), true);
  assert.equal(await receives(client, "yanwenbo"), true);
  await client.close();
});

test("decrypts in a worker thread", async () => {
  const lost = [];
  process.on("warning", (warning) => lost.push(warning.code));
  const client = new RealnameClient({ ...options, workers: 1 });
  assert.equal(await receives(client, "chenhong"), true);
  await client.close();
  assert.equal(lost.includes("SHIMING_WORKER_LOST"), false);
});

test("says what to do about a token that nobody gave out", async () => {
  const client = new RealnameClient({ ...options, language: "zh" });
  const authToken = tokens.zhangsanfeng.replace(/^./, (first) => (first === "A" ? "B" : "A"));
  await assert.rejects(client.getRealnameInfo(authToken), (error) => {
    assert.ok(error instanceof RealnameError);
    assert.equal(error.errcode, 94005);
    assert.match(error.hint, /\p{Script=Han}/u);
    assert.equal(inspect(error).includes(authToken), false);
    return true;
  });
  await client.close();
});

test("is what require gives, too", () => {
  assert.equal(createRequire(import.meta.url)("@shiming/sdk").RealnameClient, RealnameClient);
});
