/** OpenSSL as the tests' independent witness. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs `openssl`; the answer is what it prints. Fails with what it complains of. */
export function openssl(args: readonly string[], input = ""): string {
  return execFileSync("openssl", args, { input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] }).trim();
}

/** `openssl verify -x509_strict`, with the options given: its exit status and all that it prints. */
export function opensslVerify(authorityPem: string, certificatePem: string, options: readonly string[] = []) {
  return withFile(authorityPem, (file) => {
    const args = ["verify", "-x509_strict", "-CAfile", file, ...options];
    const { status, stdout, stderr } = spawnSync("openssl", args, {
      input: certificatePem,
      encoding: "utf8",
    });
    return { status, output: stdout + stderr };
  });
}

/** A private key in PEM. */
export function rsaKey(bits: number, exponent = 65_537): string {
  const options = [`rsa_keygen_bits:${bits}`, `rsa_keygen_pubexp:${exponent}`];
  return openssl(["genpkey", "-algorithm", "RSA", ...options.flatMap((option) => ["-pkeyopt", option])]);
}

/** A private key in PEM, on P-256. */
export function ecKey(): string {
  return openssl(["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]);
}

/** A request as a merchant makes it, by `openssl req -new`; with `-x509` a certificate. */
export function requestFor(
  privateKeyPem: string,
  options: readonly string[] = ["-subj", "/CN=whoever"],
): string {
  return withFile(privateKeyPem, (key) => openssl(["req", "-new", "-key", key, ...options]));
}

/** OpenSSL reads keys and authorities from files only. */
function withFile<T>(text: string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "shiming-ca-"));
  try {
    const file = join(folder, "input.pem");
    writeFileSync(file, text);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
