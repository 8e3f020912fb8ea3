import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { findBody } from "./captured-text.ts";

const body = {
  auth_token: "t",
  mch_id: "1900000109",
  cert_serialno: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
  timestamp: 1573203570,
  sign: 'a+/b\\n"c^==',
};
const json = JSON.stringify(body);
const plain = { ...body, sign: "a+/b==" };
const har = { log: { entries: [{ request: { postData: { text: JSON.stringify(body, null, 2) } } }] } };

describe("the body of a captured request", () => {
  it.each([
    ["alone", json],
    ["behind a byte order mark", `\ufeff${json}`],
    ["in a curl command", `curl 'https://realname.example.com' --data-raw '${json}' --compressed`],
    ["in an HTTP message whose header has JSON as well", `Cookie: {"a":1}\r\n\r\n${json}`],
    ["behind its answer", `{"errcode":94003,"errmsg":"invalid sign"}\n${json}`],
    ["in a HAR file", JSON.stringify(har)],
    ["in a HAR file for people", JSON.stringify(har, null, 2)],
    ["in a log of JSON", JSON.stringify({ timestamp: "2026-11-22", req: { headers: {} }, body })],
    ["in the message of a log of JSON", JSON.stringify({ level: 30, msg: `sent ${json}` })],
  ])("is found %s", (_where, text) => {
    expect(findBody(text)).toEqual(body);
  });

  it.each([
    ["sh", JSON.stringify(plain).replaceAll('"', '\\"')],
    ["cmd", JSON.stringify(plain).replaceAll('"', '^\\^"')],
    ["PowerShell", JSON.stringify(plain).replaceAll('"', '`"')],
  ])("is found in the double quotes of %s", (_shell, quoted) => {
    expect(findBody(`curl "https://realname.example.com" -d "${quoted}"`)).toEqual(plain);
  });

  // What `bash` hands on: `printf %s WORD`.
  it.each([
    ["with its lines escaped", `$'${JSON.stringify(plain, null, 2).replaceAll("\n", "\\n")}'`],
    ["with an escaped character", `$'${JSON.stringify(plain).replace('"t"', '"\\u0074"')}'`],
    ["in several pieces", `'${JSON.stringify(plain).replace('"t"', '"\'"t"\'"')}'`],
    ["over several lines", `"${JSON.stringify(plain).replaceAll('"', '\\"').replaceAll(",", ",\\\n")}"`],
  ])("is found in what bash quotes %s", (_how, word) => {
    const handedOn = execFileSync("bash", ["-c", `printf %s ${word}`], { encoding: "utf8" });
    expect(JSON.parse(handedOn)).toEqual(plain);
    expect(findBody(`curl 'https://realname.example.com' \\\n  --data-raw ${word}`)).toEqual(plain);
  });

  it("is the object around it where it was sent wrapped", () => {
    expect(findBody(JSON.stringify({ data: body }))).toEqual({ data: body });
  });

  it("is the first object where none is like a body", () => {
    expect(findBody('{"errcode":94003} {"b":1}')).toEqual({ errcode: 94003 });
  });

  it.each([
    "",
    "{}",
    "[1]",
    "auth_token=t&sign=x",
    "{".repeat(500),
    `{"a":${"[".repeat(9000)}${"]".repeat(9000)}}`,
  ])("is not found, or no body, in %.20s", (text) => {
    expect(findBody(text)?.sign).toBeUndefined();
  });
});
