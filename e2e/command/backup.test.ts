import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { generateIdentity, identityToRecipient } from "age-encryption";
import { expect, it } from "vitest";
import { createPlatformKeys } from "../../apps/cli/src/server/create-platform-keys.ts";
import { curl } from "../support/commands.ts";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import {
  exchangeByCurl,
  type Premises,
  premisesIn,
  preparePremises,
  serve,
  settle,
} from "../support/served.ts";
import { scratchFolder } from "../support/shiming.ts";
import { useUsedPremises } from "../support/used-premises.ts";

const used = useUsedPremises();

/** Another machine with the same keys, and no data. */
async function elsewhere({ keys }: Premises): Promise<Premises> {
  const premises = await premisesIn(scratchFolder());
  cpSync(keys, premises.keys, { recursive: true });
  return premises;
}

it("a copy of a server under load, encrypted, works elsewhere: everything belongs together", async () => {
  const premises = await preparePremises();
  const server = await serve(premises.env);
  const residents = await settle(premises);
  const [file, identityFile] = [join(premises.folder, "copy.tar.age"), join(premises.folder, "me.txt")];
  const identity = await generateIdentity();
  writeFileSync(identityFile, `# public key: …\n${identity}\n`, { mode: 0o600 });
  const recipient = await identityToRecipient(identity);
  exchangeByCurl(server.url, residents);
  const making = shiming(["backup", "--to", file, "--recipient", recipient, "--json"], { env: premises.env });
  for (let exchanges = 0; exchanges < 5; exchanges++) exchangeByCurl(server.url, residents);
  const made = await making;
  expect([made.code, made.stderr]).toEqual([0, ""]);
  const manifest = JSON.parse(made.stdout);
  expect(manifest.files.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(["shiming.db", "sign-in.db"]),
  );
  exchangeByCurl(server.url, residents);
  expect(await server.end()).toBe(0);
  expect(readdirSync(premises.folder)).not.toContain("copy.tar.age.parts");
  expect(readFileSync(file).subarray(0, 21).toString()).toBe("age-encryption.org/v1");

  const other = await elsewhere(premises);
  const env = { ...other.env, SHIMING_BASE_URL: premises.env.SHIMING_BASE_URL ?? "" };
  const closed = await shiming(["restore", "--from", file], { env });
  expect([closed.code, closed.stderr]).toEqual([2, expect.stringContaining("--identity FILE")]);
  const restored = await shiming(["restore", "--from", file, "--identity", identityFile], { env });
  expect([restored.code, restored.stderr]).toEqual([0, ""]);
  expect(restored.stdout).toMatch(
    /^The copy of .* was put back\.\nThe copy ends with entry \d+; no signed head/,
  );
  const isOwn = ["shiming.db", "sign-in.db"].map((name) => statSync(join(other.data, name)).mode & 0o777);
  expect(isOwn).toEqual([0o600, 0o600]);
  const verified = await shiming(["audit", "verify"], { env });
  expect([verified.code, verified.stdout]).toEqual([0, expect.stringMatching(/, 0 problems\n$/)]);
  const again = await serve(other.env);
  expect(curl(`${again.url}/readyz`).status).toBe(200);
  // The keys are those of what is sealed: each record's own key can be wrapped anew.
  const wrapped = await shiming(["keys", "rotate", "--json"], { env });
  expect([wrapped.code, JSON.parse(wrapped.stdout)]).toEqual([0, expect.objectContaining({ failed: 0 })]);
  const accounts = await shiming(["accounts", "list", "--json"], { env });
  expect(JSON.parse(accounts.stdout).accounts).toMatchObject([{ user_id: "u-1", identity: true }]);
});

/** The parts of a copy, to be changed and put together again. */
function takeApart(file: string): { folder: string; pack: () => string } {
  const folder = scratchFolder();
  execFileSync("tar", ["xf", file, "-C", folder]);
  const pack = () => {
    const changed = join(scratchFolder(), "changed.tar");
    execFileSync("tar", ["cf", changed, "-C", folder, ...readdirSync(folder)]);
    return changed;
  };
  return { folder, pack };
}

const sql = (folder: string, statement: string) => {
  const database = new DatabaseSync(join(folder, "shiming.db"));
  database.exec(statement);
  database.close();
};

/** Makes what the manifest says of the files true again. */
function forgeDigests(folder: string): void {
  const path = join(folder, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  for (const file of manifest.files) {
    const content = readFileSync(join(folder, file.name));
    const sha256 = createHash("sha256").update(content).digest("hex");
    Object.assign(file, { sha256, size: content.length });
  }
  writeFileSync(path, JSON.stringify(manifest));
}

it("a copy that lies about itself is refused in a sentence, and nothing is put back", async () => {
  const premises = await used();
  const file = join(premises.folder, "copy.tar");
  expect((await shiming(["backup", "--to", file], { env: premises.env })).stdout).toMatch(
    /up to entry \d+ of the audit. It needs these keys, which are not in it: audit, events-[\d-]+, kek-/,
  );
  const twice = await shiming(["backup", "--to", file], { env: premises.env });
  expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining("is already there")]);
  const inTheWay = await shiming(["restore", "--from", file], { env: premises.env });
  expect([inTheWay.code, inTheWay.stderr]).toEqual([1, expect.stringContaining("add --replace")]);

  const other = await elsewhere(premises);
  const refusalOf = async (copy: string, env = other.env) => {
    const { code, stderr } = await shiming(["restore", "--from", copy], { env });
    expect([code, stderr, existsSync(join(other.data, "shiming.db"))]).toEqual([
      1,
      expect.stringMatching(ONE_SENTENCE),
      false,
    ]);
    return stderr;
  };
  const lie = (change: (folder: string) => void) => {
    const { folder, pack } = takeApart(file);
    change(folder);
    return pack();
  };
  const cut = join(premises.folder, "cut.tar");
  cpSync(file, cut);
  truncateSync(cut, 30_000);
  expect(await refusalOf(cut)).toMatch(/cut off|no manifest|missing/);
  expect(await refusalOf(lie((folder) => sql(folder, "DELETE FROM merchants")))).toContain("another content");
  const fewer = lie((folder) => {
    sql(folder, "DELETE FROM merchants");
    forgeDigests(folder);
  });
  expect(await refusalOf(fewer)).toContain("other rows");
  const rewritten = lie((folder) => {
    sql(folder, `UPDATE audit SET body = replace(body, '1900000301', '1900000302')`);
    forgeDigests(folder);
  });
  expect(await refusalOf(rewritten)).toContain("log of the audit is another");
  const later = lie((folder) => {
    sql(
      folder,
      "UPDATE kysely_migration SET name = '9999-later' WHERE name = (SELECT max(name) FROM kysely_migration)",
    );
    forgeDigests(folder);
  });
  expect(await refusalOf(later)).toContain("is of another release");
  const noCopy = join(premises.folder, "accounts.csv");
  writeFileSync(noCopy, "user_id,real_name\n".repeat(100));
  expect(await refusalOf(noCopy)).toContain("neither a tar archive nor encrypted by age");
  const strange = lie((folder) => writeFileSync(join(folder, "kek-x.key"), ""));
  expect(await refusalOf(strange)).toContain("does not belong there");

  const foreign = join(other.folder, "foreign");
  mkdirSync(foreign, { mode: 0o700 });
  await createPlatformKeys(foreign, new Date());
  expect(await refusalOf(file, { ...other.env, SHIMING_KEYS: foreign })).toMatch(/data belongs to/);

  const keyless = { ...other.env, SHIMING_KEYS: join(other.folder, "none") };
  expect(await refusalOf(noCopy, keyless)).toContain("neither a tar archive");
  const lost = await shiming(["restore", "--from", file], { env: keyless });
  expect([lost.code, lost.stderr]).toEqual([2, expect.stringContaining("restore it from its backup")]);
  expect([lost.stderr, readdirSync(other.data)]).toEqual([
    expect.not.stringContaining("keys create"),
    ["lock.db"],
  ]);

  const replaced = await shiming(["restore", "--from", file, "--replace"], { env: premises.env });
  expect(replaced).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/What was there is in .*replaced-/),
  });
  const listed = await shiming(["merchants", "list", "--json"], { env: premises.env });
  expect(listed.stdout).toContain("1900000301");
});
