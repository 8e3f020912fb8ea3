import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createRootAuthority, issueServerCertificate } from "@shiming/ca";
import { writePrivateFile } from "../private-file.ts";
import { localAuthorityFile } from "./sandbox-file.ts";

const YEAR_MS = 365 * 86_400_000;
const NAMES = {
  dnsNames: ["localhost", "sheet.localhost", "phone.localhost", "city.localhost", "console.localhost"],
  ipAddresses: ["127.0.0.1", "::1"],
} as const;

/** The certificate and key of the sandbox's own names, by a certificate authority of its own. Made once, then kept. */
export async function localTls(dataDir: string, at: Date): Promise<{ cert: string; key: string }> {
  const [certFile, keyFile] = [join(dataDir, "https", "server.crt"), join(dataDir, "https", "server.key")];
  if (!existsSync(certFile)) {
    const validity = { notBefore: at, notAfter: new Date(at.getTime() + 2 * YEAR_MS) };
    const authority = await createRootAuthority({ commonName: "Shiming Sandbox CA", validity });
    const server = await issueServerCertificate(authority, { ...NAMES, validity });
    writePrivateFile(localAuthorityFile(dataDir), authority.certificatePem);
    writePrivateFile(keyFile, server.privateKeyPem);
    writePrivateFile(certFile, server.certificatePem);
  }
  return { cert: readFileSync(certFile, "utf8"), key: readFileSync(keyFile, "utf8") };
}
