import { execFileSync } from "node:child_process";
import { chownSync, copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrateToLatest } from "./migrate.ts";
import { createPool } from "./pool.ts";
import { statement } from "./statement.ts";
import { startOwnServer } from "./testing/server.ts";

const isEncrypted = statement<object, { ssl: boolean }>(
  "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
);

describe("TLS to PostgreSQL", () => {
  let server: Awaited<ReturnType<typeof startOwnServer>>;
  let folder: string;
  const inFolder = (name: string) => join(folder, name);

  beforeAll(async () => {
    server = await startOwnServer();
    folder = mkdtempSync(join(tmpdir(), "shiming-tls-"));
    for (const name of ["ca", "other"])
      openssl([
        "req",
        "-x509",
        ...NEW_KEY,
        "-keyout",
        inFolder(`${name}.key`),
        "-out",
        inFolder(`${name}.pem`),
        "-days",
        "2",
        "-subj",
        `/CN=${name}`,
      ]);
  });

  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  /** As whoever asks by an address with more behind it, and another host in it. */
  async function ask(behind: Readonly<Record<string, string>>, host = "127.0.0.1"): Promise<unknown> {
    const pool = createPool({ url: addressWith(behind, host) });
    try {
      return (await pool.first(isEncrypted, {}))?.ssl;
    } finally {
      await pool.close();
    }
  }

  function addressWith(behind: Readonly<Record<string, string>>, host: string): string {
    const url = new URL(server.url);
    url.hostname = host;
    const { user, ...said } = behind;
    if (user !== undefined) url.username = user;
    for (const [name, value] of Object.entries(said)) url.searchParams.set(name, value);
    return url.href;
  }

  const verified = () => ({ sslmode: "verify-full", sslrootcert: inFolder("ca.pem") });

  it("is not gone without where the address asks for it", async () => {
    expect(await ask({})).toBe(false);
    const sentence = "The database cannot be used: it has no TLS, which the address asks for (NO_TLS).";
    await expect(ask(verified())).rejects.toThrow(sentence);
    await expect(migrateToLatest(addressWith(verified(), "localhost"))).rejects.toThrow(sentence);
  });

  it("is taken to whoever has a certificate of that authority for that host, and to nobody else", async () => {
    await speakTls("DNS:localhost");
    await expect.poll(() => ask(verified(), "localhost").catch(String)).toBe(true);
    const other = { ...verified(), sslrootcert: inFolder("other.pem") };
    await expect(ask(other, "localhost")).rejects.toThrow("its certificate is not trusted");
    await expect(ask({ sslmode: "verify-full" }, "localhost")).rejects.toThrow(
      "its certificate is not trusted",
    );
    // An address is no name, though the driver compares it with one.
    await expect(ask(verified())).rejects.toThrow(
      "its certificate is of another host (ERR_TLS_CERT_ALTNAME_INVALID)",
    );
    expect(await ask({ ...verified(), sslmode: "verify-ca" })).toBe(true);
    await speakTls("IP:127.0.0.1");
    await expect.poll(() => ask(verified()).catch(String)).toBe(true);
    expect(await ask({ sslrootcert: inFolder("ca.pem") })).toBe(true);
    await expect(ask(verified(), "localhost")).rejects.toThrow("its certificate is of another host");
  });

  it("shows the certificate that an address names to a server that asks for one, and no other is let in", async () => {
    for (const [who, ca] of [
      ["node", "ca"],
      ["somebody", "ca"],
      ["stranger", "other"],
    ] as const)
      signed(who, ca, who === "stranger" ? "node" : who);
    copyFileSync(inFolder("ca.pem"), join(server.data, "ca.pem"));
    writeFileSync(join(server.data, "pg_hba.conf"), CERTIFIED);
    await onServer(
      "CREATE ROLE node LOGIN",
      "ALTER SYSTEM SET ssl_ca_file = 'ca.pem'",
      "SELECT pg_reload_conf()",
    );
    const as = (who: string, key = who) => ({
      ...verified(),
      ...{ user: "node", sslcert: inFolder(`${who}.pem`), sslkey: inFolder(`${key}.key`) },
    });
    await expect.poll(() => ask(as("node")).catch(String)).toBe(true);
    const refused = "or not with this certificate (28000).";
    await expect(ask(as("somebody"))).rejects.toThrow(refused);
    await expect(ask({ ...verified(), user: "node" })).rejects.toThrow(refused);
    await expect(ask(as("stranger"))).rejects.toThrow(/^The database cannot be used: /);
    const unusable = "sslcert and sslkey belong together, in PEM, the key without a password.";
    await expect(ask(as("node", "somebody"))).rejects.toThrow(
      `(ERR_OSSL_X509_KEY_VALUES_MISMATCH): ${unusable}`,
    );
    const { sslcert, sslkey } = as("node");
    for (const half of [{ sslcert }, { sslkey }] as Record<string, string>[])
      await expect(ask({ ...verified(), ...half })).rejects.toThrow(`(one is missing): ${unusable}`);
    openssl(["ec", "-in", sslkey, "-aes256", "-passout", "pass:x", "-out", inFolder("locked.key")]);
    await expect(ask(as("node", "locked"))).rejects.toThrow(unusable);
  });

  it("is demanded by a server in a sentence that says so", async () => {
    writeFileSync(join(server.data, "pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n");
    await onServer("SELECT pg_reload_conf()");
    await expect
      .poll(() => ask({ sslmode: "disable" }).catch(String))
      .toContain("it lets nobody in by this name from here, or not without TLS");
  });

  it.each([
    [{ sslmode: "require" }, "asks for sslmode=require"],
    [{ sslmode: "no-verify" }, "asks for sslmode=no-verify"],
    [{ sslmode: "verify-full", ssl: "no-verify" }, "asks for ssl:"],
    [{ sslrootcert: "/nowhere/ca.pem" }, "sslrootcert=/nowhere/ca.pem (ENOENT)"],
  ])("is not asked for by %j", async (behind, sentence) => {
    await expect(ask(behind)).rejects.toThrow(sentence);
  });

  async function onServer(...statements: readonly string[]): Promise<void> {
    const client = new pg.Client(server.url);
    await client.connect();
    for (const one of statements) await client.query(one);
    await client.end();
  }

  /** A key, and a certificate of it. */
  function signed(file: string, ca: string, cn: string, names?: string): void {
    const [key, csr, cert, extensions] = ["key", "csr", "pem", "names"].map((end) =>
      inFolder(`${file}.${end}`),
    ) as [string, string, string, string];
    openssl(["req", "-new", ...NEW_KEY, "-keyout", key, "-out", csr, "-subj", `/CN=${cn}`]);
    writeFileSync(extensions, names === undefined ? "" : `subjectAltName=${names}\n`);
    const issuer = ["-CA", inFolder(`${ca}.pem`), "-CAkey", inFolder(`${ca}.key`), "-CAcreateserial"];
    openssl(["x509", "-req", "-in", csr, "-out", cert, "-days", "2", ...issuer, "-extfile", extensions]);
  }

  /** The server has a certificate of `ca` from now on. */
  async function speakTls(name: string): Promise<void> {
    signed("server", "ca", "database", name);
    const { uid, gid } = statSync(server.data);
    for (const [from, to] of [
      ["server.key", "server.key"],
      ["server.pem", "server.crt"],
    ] as const) {
      copyFileSync(inFolder(from), join(server.data, to));
      chownSync(join(server.data, to), uid, gid);
    }
    await onServer("ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()");
  }
});

/** One role by its certificate, the others from here. */
const CERTIFIED = `hostssl all node 127.0.0.1/32 cert
host all all 127.0.0.1/32 trust
`;
const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

function openssl(args: readonly string[]): void {
  execFileSync("openssl", args, { stdio: "ignore" });
}
