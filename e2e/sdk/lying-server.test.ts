/** The SDK's errors from the other side: what a server says is understood if it is right, and never believed if not. */

import type { RealnameError } from "@shiming/sdk";
import { answerFields, errcodes, errors } from "@shiming/wire";
import { describe, expect, it } from "vitest";
import { largeMerchant, strangeMerchant } from "../support/merchants.ts";
import { credentialId, realName } from "../support/persons.ts";
import {
  ATTEMPTS,
  AUTH_TOKEN,
  answerBut,
  callAt,
  clientOf,
  encrypt,
  gbk,
  outcomeOf,
  right,
  rightAnswer,
  textsOf,
} from "./call.ts";
import { answerWith, type Behaviour, hangUpAfter, startMisbehaving } from "./misbehaving-server.ts";

describe("a server that answers in a way of its own is understood", () => {
  it.each([
    ["as the platform does", right],
    ["in a spelling without mistakes", answerBut(correctlySpelt())],
    ["without naming the certificate", answerBut({ [answerFields.certSerialNo]: undefined })],
    ["without errcode", answerBut({ errcode: undefined, errmsg: undefined })],
    ["with fields that nobody knows", answerBut({ request_id: "1", nested: { realName: [] } })],
    ["with a byte order mark", answerWith(`\ufeff${JSON.stringify(rightAnswer)}`)],
    [
      "as HTML in GBK, it says",
      answerWith(JSON.stringify(rightAnswer), { headers: { "content-type": "text/html; charset=GBK" } }),
    ],
    ["in pieces", inPieces(JSON.stringify(rightAnswer))],
    [
      "after announcing it",
      ({ socket, ...request }) => {
        socket.write("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n");
        right({ socket, ...request });
      },
    ],
  ] satisfies [string, Behaviour][])("%s", async (_, behaviour) => {
    const server = await startMisbehaving(behaviour);
    expect(textsOf(await callAt(server))).toEqual([realName, credentialId]);
    expect(server.calls).toHaveLength(1);
  });
});

function correctlySpelt(): object {
  const { [answerFields.realName]: name, [answerFields.credentialId]: number } = rightAnswer;
  return {
    [answerFields.realName]: undefined,
    [answerFields.credentialId]: undefined,
    encrypted_real_name: name,
    encrypted_credential_id: number,
  };
}

function inPieces(body: string): Behaviour {
  return async ({ socket }) => {
    socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
    for (const piece of body.match(/.{1,50}/gs) ?? []) {
      await new Promise(setImmediate);
      socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`);
    }
    socket.write("0\r\n\r\n");
  };
}

const html = answerWith("<!doctype html><title>Sign in</title>", {
  headers: { "content-type": "text/html" },
});
const huge = `{"errcode":0,"x":"${"x".repeat(70_000)}"}`;
const random = Buffer.alloc(256, 0x5a).toString("base64");

describe("a server that lies is not believed, and not asked again", () => {
  it.each([
    ["HTML with status 200", html, "answer_malformed"],
    ["nothing", answerWith(""), "answer_malformed"],
    ["null", answerWith("null"), "answer_malformed"],
    ["an array", answerWith("[]"), "answer_malformed"],
    ["text", answerWith('"ok"'), "answer_malformed"],
    ["half of an object", answerWith('{"errcode":0,'), "answer_malformed"],
    ["bytes of no charset", answerWith(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), "answer_malformed"],
    ["an errcode that is no number", answerBut({ errcode: "94005" }), "answer_malformed"],
    ["bytes that are not HTTP", hangUpAfter("SSH-2.0-OpenSSH_9.6\r\n"), "answer_malformed"],
    ["a success without its values", answerWith('{"errcode":0,"errmsg":"ok"}'), "answer_malformed"],
    ["half of the values", answerBut({ [answerFields.credentialId]: undefined }), "answer_malformed"],
    ["values that are no texts", answerBut({ [answerFields.realName]: [1] }), "answer_malformed"],
    ["the name in clear", answerBut({ [answerFields.realName]: realName }), "realname_info_unreadable"],
    ["random bytes", answerBut({ [answerFields.realName]: random }), "realname_info_unreadable"],
    [
      "an empty ciphertext",
      answerBut({ [answerFields.realName]: encrypt(Buffer.of()) }),
      "realname_info_unreadable",
    ],
    [
      "a ciphertext for another key",
      answerBut({ [answerFields.realName]: encrypt(gbk(realName), strangeMerchant) }),
      "realname_info_unreadable",
    ],
    [
      "name and number exchanged",
      answerBut({
        [answerFields.realName]: rightAnswer[answerFields.credentialId],
        [answerFields.credentialId]: rightAnswer[answerFields.realName],
      }),
      "realname_info_unreadable",
    ],
    [
      "the name in UTF-8 with a control character",
      answerBut({ [answerFields.realName]: encrypt(Buffer.from("张\u0000")) }),
      "realname_info_unreadable",
    ],
    [
      "a number with a wrong check character",
      answerBut({ [answerFields.credentialId]: encrypt(Buffer.from("990101199003070331")) }),
      "realname_info_unreadable",
    ],
    [
      "another certificate",
      answerBut({ [answerFields.certSerialNo]: largeMerchant.certSerialNo }),
      "certificate_swapped",
    ],
    ["a certificate that is no text", answerBut({ [answerFields.certSerialNo]: 7 }), "certificate_swapped"],
    ["a code that nobody knows", answerWith('{"errcode":99999,"errmsg":"?"}'), "errcode_unknown"],
    [
      "a content-length that is too short",
      answerWith(JSON.stringify(rightAnswer), { headers: { "content-length": "40" } }),
      "answer_malformed",
    ],
    ["more than any answer has", answerWith(huge), "answer_too_large"],
    [
      "more headers than any answer has",
      hangUpAfter(`HTTP/1.1 200 OK\r\nx: ${"x".repeat(70_000)}\r\n\r\n`),
      "answer_malformed",
    ],
    [
      "a redirect",
      answerWith("", { status: "302 Found", headers: { location: "http://127.0.0.1:1/" } }),
      "redirected",
    ],
    [
      "a redirect to stay",
      answerWith("", { status: "308 Permanent Redirect", headers: { location: "/" } }),
      "redirected",
    ],
    [
      "status 401",
      answerWith(JSON.stringify(rightAnswer), { status: "401 Unauthorized" }),
      "http_status_unexpected",
    ],
    ["status 404", answerWith("not here", { status: "404 Not Found" }), "http_status_unexpected"],
    ["status 206", answerWith("{}", { status: "206 Partial Content" }), "http_status_unexpected"],
    ["status 204", hangUpAfter("HTTP/1.1 204 No Content\r\n\r\n"), "http_status_unexpected"],
  ] satisfies [string, Behaviour, string][])("%s", async (_, behaviour, code) => {
    const server = await startMisbehaving(behaviour);
    expect(await callAt(server)).toBe(code);
    expect(server.calls).toHaveLength(1);
  });

  it("an answer without end is not read to its end", async () => {
    let ended = false;
    const server = await startMisbehaving(({ socket }) => {
      socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
      const chunk = `4000\r\n${"x".repeat(0x4000)}\r\n`;
      const more = () => void (socket.destroyed || socket.write(chunk, () => setImmediate(more)));
      socket.once("close", () => {
        ended = true;
      });
      more();
    });
    const client = clientOf(server.url);
    expect(await outcomeOf(client.getRealnameInfo(AUTH_TOKEN))).toBe("answer_too_large");
    await expect.poll(() => ended).toBe(true);
  });

  it("an answer that nobody asked for is not taken for that of the next call", async () => {
    const foreign = answerBut({ [answerFields.credentialId]: encrypt(Buffer.from("110101194912310021")) });
    const server = await startMisbehaving([
      (request) => {
        right(request);
        foreign(request);
      },
      right,
    ]);
    const client = clientOf(server.url);
    for (const _ of [1, 2]) {
      expect(textsOf(await client.getRealnameInfo(AUTH_TOKEN))).toEqual([realName, credentialId]);
    }
  });
});

describe("every code of the contract", () => {
  it.each(errcodes.filter((errcode) => errcode !== 40001 && errcode !== 42001))(
    "%i is told by its word, and asked again only where that helps",
    async (errcode) => {
      const server = await startMisbehaving(
        answerWith(JSON.stringify({ errcode, errmsg: "the-access-token" })),
      );
      const error = await clientOf(server.url)
        .getRealnameInfo(AUTH_TOKEN)
        .catch((caught: RealnameError) => caught);
      const { fault, retryable } = errors[errcode];
      expect(error).toMatchObject({ errcode, fault, retryable });
      const isRepeated = retryable && errcode !== 45011; // 45011: the next minute is too far away
      expect(server.calls).toHaveLength(isRepeated ? ATTEMPTS : 1);
    },
  );
});
