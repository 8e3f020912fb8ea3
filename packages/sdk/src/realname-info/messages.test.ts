import { createPublicKey } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadPrivateKey } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import { run } from "../testing/command.ts";
import { certSerialNo, privateKey } from "../testing/sample-options.ts";
import { createRealnameInfoRequest, parseRealnameInfoAnswer } from "./messages.ts";
import { Signer } from "./signer.ts";

const key = loadPrivateKey(privateKey);

describe("a request", () => {
  const at = new Date("2026-03-01T00:00:00.999Z");
  const body = createRealnameInfoRequest(
    "token-of-the-user",
    "1900000109",
    new Signer(key, certSerialNo),
    at,
  );

  it("has the fields of the contract, the timestamp in whole seconds", () => {
    expect(JSON.parse(body)).toEqual({
      auth_token: "token-of-the-user",
      mch_id: "1900000109",
      cert_serialno: certSerialNo,
      timestamp: 1772323200,
      sign: expect.stringMatching(/^[A-Za-z0-9+/]{342}==$/),
    });
  });

  it("has a signature that openssl accepts", () => {
    const folder = mkdtempSync(join(tmpdir(), "shiming-sdk-"));
    try {
      const [publicKey, signature] = [join(folder, "public.pem"), join(folder, "signature")];
      writeFileSync(publicKey, createPublicKey(key).export({ type: "spki", format: "pem" }));
      writeFileSync(signature, Buffer.from(JSON.parse(body).sign, "base64"));
      const args = ["dgst", "-sha256", "-verify", publicKey, "-signature", signature];
      const input = `cert_serialno=${certSerialNo}&timestamp=1772323200`;
      expect(run("openssl", args, input).toString()).toBe("Verified OK\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a signature", () => {
  it("is computed once a second", () => {
    const signer = new Signer(key, certSerialNo);
    const [one, same, next] = ["00.000", "00.999", "01.000"].map((seconds) =>
      signer.sign(new Date(`2026-03-01T00:00:${seconds}Z`)),
    );
    expect(same).toEqual(one);
    expect(next?.timestamp).toBe(1772323201);
    expect(next?.signature).not.toBe(one?.signature);
  });
});

describe("an answer", () => {
  const sealed = { encryptedRealName: "bmFtZQ==", encryptedCredentialId: "bnVtYmVy" };

  it.each(["encryted", "encrypted"])("is read by the spelling %s", (spelling) => {
    const answer = {
      [`${spelling}_real_name`]: "bmFtZQ==",
      [`${spelling}_credential_id`]: "bnVtYmVy",
      new: {},
    };
    expect(parseRealnameInfoAnswer(answer, certSerialNo)).toEqual(sealed);
    expect(parseRealnameInfoAnswer({ ...answer, cert_serialno: certSerialNo }, certSerialNo)).toEqual(sealed);
  });

  it("for another certificate is told as such", () => {
    const answer = { encryted_real_name: "a", encryted_credential_id: "b", cert_serialno: "0".repeat(40) };
    expect(() => parseRealnameInfoAnswer(answer, certSerialNo)).toThrow(
      expect.objectContaining({ code: "certificate_swapped" }),
    );
  });

  it.each([{}, { encryted_real_name: "a" }, { encryted_real_name: "", encryted_credential_id: 7 }])(
    "with %j is none",
    (answer) => {
      expect(() => parseRealnameInfoAnswer(answer, certSerialNo)).toThrow(
        expect.objectContaining({ code: "answer_malformed" }),
      );
    },
  );
});
