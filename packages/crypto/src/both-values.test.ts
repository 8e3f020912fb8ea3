import nodeCrypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openDisclosureInTurns } from "./disclosure.ts";
import { openRealnameInfo, sealRealnameInfo } from "./realname-info.ts";
import { sensitive } from "./sensitive.ts";
import { aKey } from "./testing/vectors.ts";

const { privateDecrypt } = nodeCrypto;
let decryptions = 0;

/** The real operation, counted. */
nodeCrypto.privateDecrypt = (...given) => {
  decryptions += 1;
  return privateDecrypt(...given);
};
syncBuiltinESMExports();

beforeEach(() => {
  decryptions = 0;
});

afterAll(() => {
  nodeCrypto.privateDecrypt = privateDecrypt;
  syncBuiltinESMExports();
});

const good = sealRealnameInfo(aKey.publicKey, {
  realName: sensitive("林知夏"),
  credentialId: sensitive("11010519491231002X"),
});
const another = Buffer.alloc(good.encryptedRealName.length, 1).toString("base64");

const cases = [
  ["both are good", good],
  ["the name is another key's", { ...good, encryptedRealName: another }],
  ["the name is no base64", { ...good, encryptedRealName: "?" }],
  ["the number is another key's", { ...good, encryptedCredentialId: another }],
  ["the two are exchanged", exchanged()],
] as const;

function exchanged() {
  return { encryptedRealName: good.encryptedCredentialId, encryptedCredentialId: good.encryptedRealName };
}

test.each(cases)("both values are decrypted before either is judged, when %s", (_, sealed) => {
  try {
    openRealnameInfo(aKey.privateKey, sealed);
  } catch {
    // How much was done is what counts here.
  }
  expect(decryptions).toBe(2);
});

test.each(cases)("in turns, both turns are taken, when %s", async (_, sealed) => {
  let turns = 0;
  const turn = async () => {
    turns += 1;
  };
  await openDisclosureInTurns(aKey.privateKey, sealed, turn).catch(() => undefined);
  expect([turns, decryptions]).toEqual([2, 2]);
});
