/** Key and request by openssl, the certificate by the platform's authority, and the serial number as a request needs it. */
import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { run } from "../../support/commands.ts";
import type { TestMerchant } from "../../support/merchants.ts";
import type { Step } from "../support/step.ts";
import { MCH_ID, noted, type Story, tokenFileOf } from "../support/story.ts";

/** @returns the files of a new key and of a request for it */
export function makeRequest({ platform }: Story, name: string) {
  const [keyFile, csrFile] = [`${name}.key`, `${name}.csr`].map((file) =>
    join(platform.premises.folder, file),
  );
  const key = ["-newkey", "rsa:2048", "-nodes", "-keyout", `${keyFile}`];
  run("openssl", ["req", "-new", ...key, "-subj", `/CN=${MCH_ID}`, "-out", `${csrFile}`]);
  return { keyFile: `${keyFile}`, csrFile: `${csrFile}` };
}

export function merchantWith(keyFile: string, certSerialNo: string, certificatePem: string): TestMerchant {
  const privateKey = createPrivateKey(readFileSync(keyFile));
  return { mchId: MCH_ID, certSerialNo, certificatePem, privateKeyFile: keyFile, privateKey };
}

/** The one line of what is printed that says what goes into a request. */
const numberIn = (printed: string) => /^cert_serialno +([0-9A-F]{40})$/m.exec(printed)?.[1];

export const getsACertificate: Step = {
  name: "the provider makes key and request with openssl, and the certificate officer issues the certificate",
  async act(story) {
    const { platform, certificateOfficer, notes } = story;
    const { keyFile, csrFile } = makeRequest(story, `first-${platform.now().getTime()}`);
    const token = await tokenFileOf(story, certificateOfficer, ["merchants.issue_certificate"]);
    const out = `${csrFile}.crt`;
    const issue = ["merchants", "issue", MCH_ID, "--csr", csrFile, "--out", out];
    const certSerialNo = numberIn(await platform.remotely(token, issue));
    notes.merchant = merchantWith(keyFile, noted(certSerialNo), readFileSync(out, "utf8"));
  },
  isDone: async ({ notes }) => notes.merchant !== undefined,
  async seen(story) {
    const { platform, merchantOwner, notes } = story;
    const { certSerialNo, certificatePem } = noted(notes.merchant);
    const x509 = new X509Certificate(certificatePem);
    expect([x509.serialNumber.padStart(40, "0"), x509.subject]).toEqual([
      certSerialNo,
      expect.stringContaining(`CN=${MCH_ID}`),
    ]);
    expect((await merchantOwner.do("merchants.list", {}))[0]?.certificates).toContainEqual(
      expect.objectContaining({
        cert_serialno: certSerialNo,
        status: expect.objectContaining({ state: "valid" }),
      }),
    );
    const decimal = BigInt(`0x${certSerialNo}`).toString();
    const shown = await platform.command(["merchants", "certificate", decimal]);
    expect(numberIn(shown)).toBe(certSerialNo);
    expect(shown).toContain(`十进制（Java、C#、Python）`);
    const chain = join(platform.premises.folder, "ca.pem");
    writeFileSync(chain, (await platform.call("/ca.crt")).text);
    const leaf = join(platform.premises.folder, "leaf.pem");
    writeFileSync(leaf, certificatePem);
    const at = String(Math.floor(platform.now().getTime() / 1000));
    run("openssl", ["verify", "-attime", at, "-CAfile", chain, leaf]);
  },
};
