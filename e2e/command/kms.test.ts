import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createTransit } from "../../apps/cli/src/kms/transit.ts";
import { createKeyEncryptionKey } from "../../apps/cli/src/server/create-key-encryption-key.ts";
import { KeyRing } from "../../apps/cli/src/server/key-ring.ts";
import { curl } from "../support/commands.ts";
import { ONE_SENTENCE, shiming } from "../support/processes.ts";
import { citizen, exchangeByCurl, makeTls, preparePremises, serve, settle } from "../support/served.ts";
import { scratchFolder } from "../support/shiming.ts";
import { startTransitServer, type TransitServer } from "../support/transit-server.ts";

const KEY = "realname";
const HOLD_SECONDS = 900;
const AT = new Date("2026-07-01T00:00:00Z");
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000);

async function useTransit(): Promise<TransitServer> {
  const server = await startTransitServer(KEY);
  onTestFinished(() => server.close());
  return server;
}

function tokenFileOf({ token }: TransitServer, folder: string): string {
  const file = join(folder, "token");
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return file;
}

/** A folder with one key that a KMS has wrapped, and what holds it. */
async function useRing() {
  const [server, folder] = [await useTransit(), join(scratchFolder(), "keys")];
  mkdirSync(folder, { mode: 0o700 });
  const tokenFile = tokenFileOf(server, folder);
  const holdMs = HOLD_SECONDS * 1000;
  const kms = createTransit({ url: server.url, mount: "transit", key: KEY, tokenFile, holdMs });
  const name = await createKeyEncryptionKey(folder, kms, AT);
  const open = () => KeyRing.open({ folder, hasData: true }, kms, AT);
  return { server, folder, kms, name, open };
}

it("what lies in the folder is no key, and is bound to its name", async () => {
  const { folder, name, kms, open } = await useRing();
  const file = `kek-${name}.wrapped`;
  const wrapped = readFileSync(join(folder, file), "utf8");
  expect(wrapped).toMatch(/^vault:v1:/);
  const ring = await open();
  const sealed = ring.current().wrap(Buffer.alloc(32, 7), "place");
  expect(Buffer.from((await open()).byId(name)?.unwrap(sealed, "place") ?? [])).toEqual(Buffer.alloc(32, 7));
  await expect(kms.unwrap("another", wrapped.trim())).rejects.toThrow(/refuses to use key realname \(400\)/);
});

it("nobody is asked when records are opened, and the KMS again after a third of the time", async () => {
  const { server, open } = await useRing();
  const ring = await open();
  const before = server.calls;
  for (let n = 0; n < 1000; n++) ring.byId(ring.current().id);
  await ring.refresh(later(HOLD_SECONDS / 3 - 1));
  expect(server.calls).toBe(before);
  await ring.refresh(later(HOLD_SECONDS / 3));
  expect(server.calls).toBe(before + 1);
});

it("while the KMS is away keys are held to the end of their time, and come back with it", async () => {
  const { server, name, open } = await useRing();
  const ring = await open();
  server.fault = 503;
  const heard: string[] = [];
  await ring.refresh(later(HOLD_SECONDS - 1), ({ message }) => heard.push(message));
  expect(heard).toEqual([`The KMS ${server.url} cannot be used (503).`]);
  expect([ring.current().id, ring.obstacle]).toEqual([name, undefined]);
  await ring.refresh(later(HOLD_SECONDS));
  expect(() => ring.current()).toThrow(/^platform_busy/);
  expect(() => ring.byId(name)).toThrow(/^platform_busy/);
  expect(ring.obstacle?.en).toContain("cannot be used (503)");
  server.fault = undefined;
  await ring.refresh(later(HOLD_SECONDS + 2));
  expect([ring.byId(name)?.id, ring.obstacle]).toEqual([name, undefined]);
});

it("a key that the KMS refuses is dropped at once", async () => {
  const { server, name, open } = await useRing();
  const ring = await open();
  server.rotate(2);
  await ring.refresh(later(HOLD_SECONDS / 3));
  expect(() => ring.byId(name)).toThrow(/^platform_busy/);
  await expect(open()).rejects.toThrow(/refuses to use key realname \(400\): look at the token/);
});

it("a server keeps its keys in a KMS over TLS: what was in the folder moves there by a rotation, and new peppers are sealed", async () => {
  const premises = await preparePremises();
  // Of a folder from before peppers had names: the first rotation writes it down.
  rmSync(join(premises.keys, "sign-in.key"));
  const { ca, cert, key } = makeTls(premises);
  const kms = await startTransitServer(KEY, { cert: readFileSync(cert), key: readFileSync(key) });
  onTestFinished(() => kms.close());
  const settings = {
    SHIMING_KMS_URL: kms.url,
    SHIMING_KMS_KEY: KEY,
    SHIMING_KMS_TOKEN_FILE: tokenFileOf(kms, premises.folder),
    SHIMING_KMS_CA: ca,
  };
  const env = { ...premises.env, ...settings };
  const server = await serve(env);
  const residents = await settle({ ...premises, env });
  expect((await shiming(["keys", "rotate"], { env })).code).toBe(0);
  const [open] = readdirSync(premises.keys).filter((file) => /^kek-.*\.key$/.test(file));
  expect((await shiming(["keys", "remove", `${open}`.replace(".key", ""), "--yes"], { env })).code).toBe(0);
  expect(readdirSync(premises.keys).filter((file) => file.startsWith("kek-"))).toEqual([
    expect.stringMatching(/\.wrapped$/),
  ]);
  const listed = await shiming(["keys", "list"], { env });
  expect(listed.stdout).toContain(`wrapped by KMS ${kms.url}, key ${KEY}`);
  expect((await shiming(["keys", "rotate", "pepper"], { env })).code).toBe(0);
  const sealed = readdirSync(premises.keys).filter((file) => /^(pepper-.*|sign-in)\.key$/.test(file));
  expect(sealed).toHaveLength(2);
  for (const file of sealed)
    expect(readFileSync(join(premises.keys, file), "utf8")).toMatch(/^-----BEGIN SHIMING SEALED KEY-----/);
  const asked = kms.calls;
  // Hashed anew on the way, and the pepper that lay open can go.
  expect(exchangeByCurl(server.url, residents)).toMatchObject({ realName: citizen.real_name });
  expect(kms.calls).toBe(asked);
  expect((await shiming(["keys", "remove", "pepper", "--yes"], { env })).code).toBe(0);
  expect(exchangeByCurl(server.url, residents)).toMatchObject({ realName: citizen.real_name });
  expect(curl(`${server.url}/readyz`).status).toBe(200);
  expect(await server.end()).toBe(0);

  const said = [...server.errors, ...server.lines].join("\n");
  expect(said).not.toContain(kms.token);
  kms.fault = 403;
  const refused = await shiming(["apps", "list"], { env });
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(ONE_SENTENCE)]);
  expect(refused.stderr).toContain("refuses to use key realname (403)");
  const without = await shiming(["apps", "list"], { env: premises.env });
  expect([without.code, without.stderr]).toEqual([2, expect.stringContaining("set SHIMING_KMS_URL")]);
});
