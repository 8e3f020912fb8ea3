import { describe, expect, it } from "vitest";
import { openValue } from "./realname-info.ts";
import { run, withFile } from "./testing/command.ts";
import { aKey, testKeys } from "./testing/vectors.ts";

const number = "99999919730601019X";
const gb18030 = (name: string) => run("iconv", ["-f", "utf-8", "-t", "gb18030"], name);

function encrypt(keyFile: string, plaintext: string | Uint8Array, ...options: string[]): string {
  return withFile(run("openssl", ["pkey", "-in", keyFile, "-pubout"]), (publicKey) =>
    run("openssl", ["pkeyutl", "-encrypt", "-pubin", "-inkey", publicKey, ...options], plaintext),
  ).toString("base64");
}

describe.each(testKeys)("openValue with %s", (_, { file, privateKey }) => {
  it("tells a name from an ID number", () => {
    const name = openValue(privateKey, encrypt(file, gb18030("䶮文博")));
    expect([name.kind, name.value.reveal()]).toEqual(["realName", "䶮文博"]);
    const id = openValue(privateKey, encrypt(file, number));
    expect([id.kind, id.value.reveal()]).toEqual(["credentialId", number]);
  });
});

describe("openValue", () => {
  const otherKey = testKeys[1]?.[1].file ?? "";
  it.each([
    ["a value for another key", () => encrypt(otherKey, number)],
    ["OAEP", () => encrypt(aKey.file, number, "-pkeyopt", "rsa_padding_mode:oaep")],
    ["what is no GB18030", () => encrypt(aKey.file, Buffer.of(0xff, 0xff))],
    ["what is no name", () => encrypt(aKey.file, "two\nlines")],
    ["nothing encrypted", () => encrypt(aKey.file, "")],
    ["what is no base64", () => "!"],
    ["nothing", () => ""],
  ])("refuses %s in the same way as everything else", (_, ciphertext) => {
    expect(() => openValue(aKey.privateKey, ciphertext())).toThrow(
      expect.objectContaining({ code: "realname_info_unreadable" }),
    );
  });

  it("takes no random bytes for a name: a thousand changed ciphertexts, none of them opened", () => {
    const ciphertext = Buffer.from(encrypt(aKey.file, gb18030("张三丰")), "base64");
    for (let place = 0; place < 1000; place++) {
      const changed = Buffer.from(ciphertext);
      changed.writeUInt32BE(place, 200);
      expect(() => openValue(aKey.privateKey, changed.toString("base64"))).toThrow();
    }
  });
});
