/** The SDK at a server whose access tokens are of no use. */
import { describe, expect, it } from "vitest";
import { credentialId, realName } from "../support/persons.ts";
import { callAt, right, SECRET, textsOf } from "./call.ts";
import { answerWith, startMisbehaving } from "./misbehaving-server.ts";

describe("a server that hands out tokens of its own kind", () => {
  it.each([
    ["no token", "{}", "answer_malformed"],
    ["an empty token", '{"access_token":"","expires_in":7200}', "answer_malformed"],
    ["a token that is no text", '{"access_token":{},"expires_in":7200}', "answer_malformed"],
    ["no expires_in", '{"access_token":"the-access-token"}', "answer_malformed"],
    ["an expires_in before now", '{"access_token":"the-access-token","expires_in":-1}', "answer_malformed"],
    ["a refusal", '{"errcode":40125,"errmsg":"the-secret-of-the-app"}', "secret_invalid"],
  ])("%s", async (_, body, code) => {
    const server = await startMisbehaving(right, answerWith(body));
    expect(await callAt(server)).toBe(code);
    expect({ tokens: server.tokenRequests.length, calls: server.calls.length }).toEqual({
      tokens: 1,
      calls: 0,
    });
  });

  it.each([0, 1, 1e308])("with an expires_in of %d is used all the same", async (expires_in) => {
    const token = answerWith(JSON.stringify({ access_token: "the-access-token", expires_in }));
    expect(textsOf(await callAt(await startMisbehaving(right, token)))).toEqual([realName, credentialId]);
  });

  it("with characters that a URL does not take is quoted", async () => {
    const token = answerWith('{"access_token":"a&b c/\\u00e9#?","expires_in":7200}');
    const server = await startMisbehaving(right, token);
    await callAt(server);
    expect(server.calls[0]?.head.split("\r\n")[0]).toBe(
      "POST /cgi-bin/wxopen/getrealnameinfo?access_token=a%26b+c%2F%C3%A9%23%3F HTTP/1.1",
    );
  });

  it("and takes none of them: asks for another once, and stops when it is the same", async () => {
    const refuse = answerWith('{"errcode":40001,"errmsg":"invalid credential"}');
    const same = await startMisbehaving(refuse);
    expect(await callAt(same)).toBe("access_token_invalid");
    expect({ tokens: same.tokenRequests.length, calls: same.calls.length }).toEqual({ tokens: 2, calls: 1 });

    let issued = 0;
    const others = await startMisbehaving(refuse, (request) => {
      issued += 1;
      answerWith(`{"access_token":"the-access-token-${issued}","expires_in":7200}`)(request);
    });
    expect(await callAt(others)).toBe("access_token_invalid");
    expect({ tokens: others.tokenRequests.length, calls: others.calls.length }).toEqual({
      tokens: 2,
      calls: 2,
    });
  });
});

it("the secret travels in a body, the signature and the user's token too; only the access token is in a URL", async () => {
  const server = await startMisbehaving(right);
  await callAt(server);
  const heads = [...server.tokenRequests, ...server.calls].map(({ head }) => head).join("\n");
  expect(heads).not.toMatch(/the-secret|the-auth-token|sign=/);
  expect(server.tokenRequests[0]?.body).toContain(SECRET);
});
