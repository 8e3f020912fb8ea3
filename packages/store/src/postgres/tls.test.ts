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
    for (const [name, value] of Object.entries(behind)) url.searchParams.set(name, value);
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

  it("is demanded by a server in a sentence that says so", async () => {
    writeFileSync(join(server.data, "pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n");
    await onServer("SELECT pg_reload_conf()");
    await expect
      .poll(() => ask({ sslmode: "disable" }).catch(String))
      .toContain("it lets nobody in by this name from here, or not without TLS (28000).");
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

  /** The server has a certificate of `ca` from now on. */
  async function speakTls(name: string): Promise<void> {
    const [key, csr, cert, names] = ["server.key", "csr", "server.crt", "names"].map(inFolder) as [
      string,
      string,
      string,
      string,
    ];
    writeFileSync(names, `subjectAltName=${name}\n`);
    openssl(["req", "-new", ...NEW_KEY, "-keyout", key, "-out", csr, "-subj", "/CN=database"]);
    openssl([
      "x509",
      "-req",
      "-in",
      csr,
      "-out",
      cert,
      "-days",
      "2",
      "-CA",
      inFolder("ca.pem"),
      "-CAkey",
      inFolder("ca.key"),
      "-CAcreateserial",
      "-extfile",
      names,
    ]);
    const { uid, gid } = statSync(server.data);
    for (const file of ["server.key", "server.crt"]) {
      copyFileSync(inFolder(file), join(server.data, file));
      chownSync(join(server.data, file), uid, gid);
    }
    await onServer("ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()");
  }
});

const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

function openssl(args: readonly string[]): void {
  execFileSync("openssl", args, { stdio: "ignore" });
}
