/** The published vectors through the packed crypto, on whatever Node.js runs this. */
import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import {
  certSerialNoOf,
  credentialIdChecksum,
  decodeName,
  decryptPkcs1,
  EncryptionThread,
  encodeName,
  loadCertificate,
  loadPrivateKey,
  openRealnameInfo,
  parseCanonicalBase64,
  sealDisclosureAside,
  sensitive,
  signRequest,
  stringToSign,
  verifySignature,
} from "@shiming/crypto";

const read = (name) => readFileSync(join(process.env.VECTORS, name), "utf8");
const vectors = (name) => JSON.parse(read(name));
const keyOf = ({ key }) => loadPrivateKey(read(key));
const sealedOf = (vector) => ({
  encryptedRealName: vector.encrypted_real_name,
  encryptedCredentialId: vector.encrypted_credential_id,
});

test("signs and verifies as published", () => {
  const { valid, invalid } = vectors("signing.json");
  for (const vector of valid) {
    const fields = { certSerialNo: vector.cert_serialno, timestamp: vector.timestamp };
    assert.equal(stringToSign(fields), vector.string_to_sign);
    assert.equal(signRequest(keyOf(vector), fields), vector.sign);
  }
  const verifies = (vector) => {
    const signature = parseCanonicalBase64(vector.sign);
    return Boolean(
      signature && verifySignature(createPublicKey(keyOf(vector)), vector.string_to_sign, signature),
    );
  };
  assert.deepEqual(
    valid.map(verifies),
    valid.map(() => true),
  );
  assert.deepEqual(
    invalid.map(verifies),
    invalid.map(() => false),
  );
});

test("opens what is published as valid, and refuses the rest in one way", () => {
  const { valid, invalid } = vectors("opening.json");
  for (const vector of valid) {
    const { realName, credentialId } = openRealnameInfo(keyOf(vector), sealedOf(vector));
    assert.equal(realName.reveal(), vector.real_name);
    assert.equal(credentialId.reveal(), vector.credential_id);
  }
  for (const vector of invalid) {
    assert.throws(() => openRealnameInfo(keyOf(vector), sealedOf(vector)), {
      code: "realname_info_unreadable",
    });
  }
});

test("opens PKCS#1 v1.5 as Wycheproof does", () => {
  for (const { privateKeyPkcs8, tests } of vectors("wycheproof/rsa_pkcs1_2048_test.json").testGroups) {
    const der = Buffer.from(privateKeyPkcs8, "hex");
    const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
    for (const { tcId, ct, msg, result } of tests) {
      const opened = decryptPkcs1(privateKey, Buffer.from(ct, "hex")).toString("hex");
      assert.equal(opened === msg, result === "valid", `case ${tcId}`);
    }
  }
});

test("writes and reads names as published", () => {
  const { both_ways, read_only, malformed } = vectors("charset.json");
  for (const { name, bytes } of both_ways) assert.equal(encodeName(name).toString("hex"), bytes);
  for (const { name, bytes } of [...both_ways, ...read_only]) {
    assert.equal(decodeName(Buffer.from(bytes, "hex")), name);
  }
  for (const { bytes } of malformed) {
    assert.throws(() => decodeName(Buffer.from(bytes, "hex")), { code: "name_malformed" });
  }
});

test("tells serial numbers as published", () => {
  for (const { certificate, cert_serialno } of vectors("serials.json").cases) {
    assert.equal(certSerialNoOf(loadCertificate(certificate)), cert_serialno);
  }
});

test("finds the script of its thread", async () => {
  const [vector] = vectors("opening.json").valid;
  const info = { realName: sensitive("周䶮"), credentialId: sensitive(vector.credential_id) };
  const thread = new EncryptionThread();
  const sealed = await sealDisclosureAside(createPublicKey(keyOf(vector)), info, thread);
  await thread.close();
  assert.equal(openRealnameInfo(keyOf(vector), sealed).realName.reveal(), "周䶮");
});

test("is what require gives, too", () => {
  assert.equal(createRequire(import.meta.url)("@shiming/crypto").signRequest, signRequest);
});

test("leads a stack trace to its sources", () => {
  assert.throws(
    () => credentialIdChecksum("1"),
    ({ stack }) => /[\\/]crypto[\\/]src[\\/]credential-id\.ts:\d+/.test(stack),
  );
});
