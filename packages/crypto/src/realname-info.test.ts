import fc from "fast-check";
import { expect, test } from "vitest";
import { CryptoError } from "./crypto-error.ts";
import { openDisclosureInTurns } from "./disclosure.ts";
import { openRealnameInfo, type SealedRealnameInfo, sealRealnameInfo } from "./realname-info.ts";
import { sensitive } from "./sensitive.ts";
import { run } from "./testing/command.ts";
import { aKey, readVectors, testKey, testKeys } from "./testing/vectors.ts";

type Sealed = { key: string; encrypted_real_name: string; encrypted_credential_id: string };
const vectors = readVectors<{
  valid: (Sealed & { real_name: string; credential_id: string })[];
  invalid: (Sealed & { why: string })[];
}>("opening.json");

const realName = sensitive("林知夏");
const credentialId = sensitive("11010519491231002X");

function sealedOf(vector: Sealed): SealedRealnameInfo {
  return {
    encryptedRealName: vector.encrypted_real_name,
    encryptedCredentialId: vector.encrypted_credential_id,
  };
}

/** Everything that a caller can see of a failure. */
function failureOf(open: () => unknown) {
  try {
    open();
  } catch (error) {
    expect(error).toBeInstanceOf(CryptoError);
    const { code, message, cause } = error as CryptoError;
    return { code, message, cause };
  }
  return undefined;
}

const uniform = failureOf(() =>
  openRealnameInfo(aKey.privateKey, { encryptedRealName: "", encryptedCredentialId: "" }),
);

test("the published vectors open to the published names and numbers", () => {
  expect(vectors.valid.length).toBeGreaterThan(0);
  for (const vector of vectors.valid) {
    const opened = openRealnameInfo(testKey(vector.key).privateKey, sealedOf(vector));
    expect(opened.realName.reveal()).toBe(vector.real_name);
    expect(opened.credentialId.reveal()).toBe(vector.credential_id);
  }
});

test.each(vectors.invalid.map((vector) => [vector.why, vector] as const))(
  "a published bad pair gives the one failure: %s",
  (_why, vector) => {
    expect(uniform?.code).toBe("realname_info_unreadable");
    expect(failureOf(() => openRealnameInfo(testKey(vector.key).privateKey, sealedOf(vector)))).toEqual(
      uniform,
    );
  },
);

test("in turns, the same comes out, and each private operation has waited for a turn of its own", async () => {
  for (const vector of [...vectors.valid, ...vectors.invalid]) {
    const { privateKey } = testKey(vector.key);
    let turns = 0;
    const opened = openDisclosureInTurns(privateKey, sealedOf(vector), async () => {
      turns += 1;
    });
    if ("real_name" in vector) expect((await opened).realName?.reveal()).toBe(vector.real_name);
    else await expect(opened).rejects.toMatchObject({ code: "realname_info_unreadable" });
    expect(turns).toBe(2);
  }
});

test.each(testKeys)("%s: openssl and iconv read what was sealed", (_name, key) => {
  for (const name of ["林知夏", "周䶮", "陈𬭎", "龴小禾", "阿依古丽·买合木提", "䶮𬭎".repeat(30)]) {
    const sealed = sealRealnameInfo(key.publicKey, { realName: sensitive(name), credentialId });
    const decrypt = (text: string) =>
      run("openssl", ["pkeyutl", "-decrypt", "-inkey", key.file], Buffer.from(text, "base64"));
    const bytes = decrypt(sealed.encryptedRealName);
    expect(run("iconv", ["-f", "gb18030", "-t", "utf-8"], bytes).toString()).toBe(name);
    expect(decrypt(sealed.encryptedCredentialId).toString()).toBe("11010519491231002X");
    expect(openRealnameInfo(key.privateKey, sealed).realName.reveal()).toBe(name);
  }
});

test.each(testKeys)("%s: what openssl and iconv make is opened", (_name, key) => {
  const encrypt = (bytes: Uint8Array) =>
    run("openssl", ["pkeyutl", "-encrypt", "-inkey", key.file], bytes).toString("base64");
  const opened = openRealnameInfo(key.privateKey, {
    encryptedRealName: encrypt(run("iconv", ["-f", "utf-8", "-t", "gbk"], "欧阳明岚")),
    encryptedCredentialId: encrypt(Buffer.from("440524188001010014")),
  });
  expect(opened.realName.reveal()).toBe("欧阳明岚");
  expect(opened.credentialId.reveal()).toBe("440524188001010014");
});

test("a ciphertext changed anywhere gives the one failure", () => {
  const sealed = sealRealnameInfo(aKey.publicKey, { realName, credentialId });
  const which = fc.constantFrom("encryptedRealName" as const, "encryptedCredentialId" as const);
  fc.assert(
    fc.property(which, fc.nat(255), fc.integer({ min: 1, max: 255 }), (field, at, change) => {
      const bytes = Buffer.from(sealed[field], "base64");
      bytes[at] = (bytes[at] as number) ^ change;
      const changed = { ...sealed, [field]: bytes.toString("base64") };
      const failure = failureOf(() => openRealnameInfo(aKey.privateKey, changed));
      expect(failure).toEqual(uniform);
    }),
    { numRuns: 600 },
  );
});

test("any text in place of a ciphertext gives the one failure", () => {
  const { encryptedCredentialId } = sealRealnameInfo(aKey.publicKey, { realName, credentialId });
  fc.assert(
    fc.property(fc.string(), (text) => {
      const failure = failureOf(() =>
        openRealnameInfo(aKey.privateKey, {
          encryptedRealName: encryptedCredentialId,
          encryptedCredentialId: text,
        }),
      );
      expect(failure).toEqual(uniform);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["a name that is none", "林\n", "11010519491231002X"],
  ["a name of 61 characters", "林".repeat(61), "11010519491231002X"],
  ["a number with a wrong check character", "林知夏", "110105194912310021"],
])("%s is not sealed, and the error does not repeat it", (_what, name, number) => {
  const failure = failureOf(() =>
    sealRealnameInfo(aKey.publicKey, { realName: sensitive(name), credentialId: sensitive(number) }),
  );
  expect(failure?.code).toBe("realname_info_invalid");
  expect(failure?.message).not.toMatch(/林|1101/);
});
