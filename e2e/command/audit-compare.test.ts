import { X509Certificate } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { bareDatabase } from "@shiming/store/testing";
import pg from "pg";
import { expect, test } from "vitest";
import { shiming } from "../support/processes.ts";
import { preparePremises, serve, settle } from "../support/served.ts";
import { seededData } from "../support/shiming.ts";

interface Found {
  readonly finding: string;
  readonly register: string;
  readonly key: string;
  readonly fields: readonly { readonly field: string; readonly told: unknown; readonly found: unknown }[];
}

async function compare(env: Readonly<Record<string, string>>) {
  const [text, json] = await Promise.all([
    shiming(["audit", "compare"], { env }),
    shiming(["audit", "compare", "--json"], { env }),
  ]);
  expect([text.stderr, json.stderr, json.code]).toEqual(["", "", text.code]);
  const report = JSON.parse(json.stdout) as {
    readonly rows: number;
    readonly open: unknown[];
    readonly findings: readonly Found[];
  };
  return { code: text.code, lines: text.stdout.trimEnd().split("\n"), ...report };
}

/** What was found, the register's name in front, with the fields that differ. */
const inShort = (findings: readonly Found[]) =>
  findings.map(({ finding, register, key, fields }) =>
    [finding, register, key, ...fields.map(({ field }) => field)].join(" "),
  );

const FORGED = "A".repeat(40);

test("each row that somebody has written into the database is named, and nothing besides", async () => {
  const data = seededData();
  const env = { SHIMING_DATA: data };
  const clean = await compare(env);
  expect(clean).toMatchObject({ code: 0, findings: [], open: [] });
  expect(clean.lines).toEqual([expect.stringMatching(/^\d+ entries, \d+ rows, 0 differences$/)]);

  const database = new DatabaseSync(join(data, "shiming.db"));
  const one = (sql: string) =>
    Object.values(database.prepare(sql).get() ?? {}).map(String) as [string, string];
  const [revoked] = one("SELECT cert_serialno FROM merchant_certificates WHERE state = 'revoked'");
  const [valid, pem] = one(
    "SELECT cert_serialno, certificate FROM merchant_certificates WHERE state = 'valid'",
  );
  const [issuer, keys] = one("SELECT issuer, keys FROM hosts");
  const [approved] = one("SELECT appid FROM mini_programs WHERE access_state = 'approved'");
  const [other] = one("SELECT appid FROM mini_programs WHERE access_state <> 'approved'");
  const [bound, boundMerchant] = one("SELECT appid, mch_id FROM merchant_bindings");
  const [free, merchant] = one(
    `SELECT appid, merchants.mch_id FROM mini_programs, merchants
     WHERE (appid, merchants.mch_id) NOT IN (SELECT appid, mch_id FROM merchant_bindings)`,
  );
  const [reviewer] = one("SELECT id FROM staff WHERE roles = '[\"reviewer\"]'");
  const [kid] = (JSON.parse(keys) as { kid: string }[]).map((key) => key.kid);
  const write = (sql: string, ...values: string[]) => database.prepare(sql).run(...values);
  write(
    `INSERT INTO merchant_certificates SELECT ?, mch_id, certificate, not_before, not_after, 'valid', NULL, NULL
     FROM merchant_certificates WHERE cert_serialno = ?`,
    FORGED,
    valid,
  );
  write("UPDATE merchant_certificates SET state = 'valid', state_at = NULL WHERE cert_serialno = ?", revoked);
  write("UPDATE merchant_certificates SET certificate = ? WHERE cert_serialno = ?", `${pem} `, valid);
  write("INSERT INTO merchant_bindings VALUES (?, ?)", free, merchant);
  write("DELETE FROM merchant_bindings WHERE appid = ? AND mch_id = ?", bound, boundMerchant);
  write("UPDATE mini_programs SET access_ends_at = 4102444800000 WHERE appid = ?", approved);
  write("UPDATE hosts SET keys = ? WHERE issuer = ?", keys.replace("MFkw", "MFkx"), issuer);
  write('UPDATE staff SET roles = \'["administrator","reviewer"]\' WHERE id = ?', reviewer);
  write("INSERT INTO staff VALUES ('thief', '[\"administrator\"]', 'active', 0)");
  write("UPDATE mini_programs SET categories = 'broken' WHERE appid = ?", other);
  database.close();

  const { code, findings, lines } = await compare(env);
  expect(code).toBe(1);
  expect(inShort(findings).sort()).toEqual(
    [
      `different certificate ${revoked} state revoked_at`,
      `different certificate ${valid} certificate`,
      `different host_key ${issuer} ${kid} thumbprint`,
      `different mini_program ${approved} access_ends_at`,
      `different staff ${reviewer} roles`,
      `missing binding ${bound} ${boundMerchant}`,
      `unexplained binding ${free} ${merchant}`,
      `unexplained certificate ${FORGED}`,
      "unexplained staff thief",
      `unreadable mini_program ${other}`,
    ].sort(),
  );
  const told = findings.find(({ key }) => key === valid)?.fields[0]?.told;
  expect(told).toBe(new X509Certificate(pem).fingerprint256.replaceAll(":", "").toLowerCase());
  expect(lines).toContain(`certificate ${FORGED}: no entry explains it`);
  expect(lines.at(-1)).toMatch(/, 10 differences$/);
});

test("the same on PostgreSQL, beside a node that serves", async () => {
  const premises = await preparePremises();
  const url = await bareDatabase();
  const env = { ...premises.env, SHIMING_DATABASE_URL: url };
  await serve(env);
  const { appid } = await settle({ ...premises, env });
  const client = new pg.Client(url);
  await client.connect();
  try {
    expect(await compare(env)).toMatchObject({ code: 0, findings: [], open: [] });
    await client.query("DELETE FROM merchant_bindings");
    await client.query(
      `INSERT INTO merchant_certificates (cert_serialno, mch_id, certificate, not_before, not_after, state)
       SELECT '${FORGED}', mch_id, certificate, not_before, not_after, 'valid' FROM merchant_certificates`,
    );
    await client.query("UPDATE mini_programs SET access_ends_at = 4102444800000");
    const { code, findings } = await compare(env);
    expect([code, ...inShort(findings)]).toEqual([
      1,
      `different mini_program ${appid} access_ends_at`,
      `unexplained certificate ${FORGED}`,
      expect.stringMatching(`^missing binding ${appid} \\d+$`),
    ]);
  } finally {
    await client.end();
  }
});
