import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Sensitive } from "@shiming/sdk";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { chenHong, startCity, yanWenbo } from "../testing/city.ts";
import { deriveKeys } from "./keys.ts";
import { recognize } from "./recognition.ts";
import { openName, sealName } from "./sealed-name.ts";

const hexSecret = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
const secret = new Sensitive(Buffer.from(hexSecret, "hex").toString("base64"));

function openssl(args: readonly string[], input = ""): string {
  return execFileSync("openssl", args, { input, encoding: "utf8" }).trim();
}

describe("recognition", () => {
  it("is the HMAC-SHA-256 that openssl makes, with the key that openssl derives", () => {
    const derivation = ["-kdfopt", "digest:SHA256", "-kdfopt", `hexkey:${hexSecret}`];
    const info = ["-kdfopt", "info:city-service recognition"];
    const key = openssl(["kdf", "-keylen", "32", ...derivation, ...info, "HKDF"]).replaceAll(":", "");
    const mac = ["mac", "-digest", "SHA256", "-macopt", `hexkey:${key}`, "-in", "-", "HMAC"];
    const expected = openssl(mac, "resident ID card 99999919730601019X");
    const recognition = recognize(new Sensitive(" 99999919730601019x"), deriveKeys(secret));
    expect(recognition.toString("hex").toUpperCase()).toBe(expected);
  });
});

describe("a sealed name", () => {
  const keys = deriveKeys(secret);
  const sealed = sealName(new Sensitive("䶮文博"), "a", keys);

  it("opens for its own row", () => {
    expect(openName(sealed, "a", keys).reveal()).toBe("䶮文博");
  });

  it("does not open for another row, with another key, or after a bit was changed", () => {
    const other = deriveKeys(new Sensitive(Buffer.alloc(32, 7).toString("base64")));
    expect(() => openName(sealed, "b", keys)).toThrow();
    expect(() => openName(sealed, "a", other)).toThrow();
    for (const place of [0, 12, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => openName(changed, "a", keys)).toThrow();
    }
  });

  it("is another one each time", () => {
    expect(sealName(new Sensitive("䶮文博"), "a", keys).equals(sealed)).toBe(false);
  });

  it("that is moved to another citizen's row shows neither that citizen nor this one", async () => {
    const city = await startCity();
    const [one, other] = [await city.signIn(yanWenbo), await city.signIn(chenHong)];
    const database = new Database(join(city.folder, "city-service.db"));
    const [first, second] = database.prepare("SELECT id, sealed_name FROM citizen").all() as [
      { id: string; sealed_name: Buffer },
      { id: string; sealed_name: Buffer },
    ];
    const put = database.prepare("UPDATE citizen SET sealed_name = ? WHERE id = ?");
    put.run(first.sealed_name, second.id);
    put.run(second.sealed_name, first.id);
    database.close();
    for (const session of [one, other]) {
      const { status, json } = await city.send("GET", "/me", session);
      expect([status, json.reason]).toEqual([500, "not_your_fault"]);
    }
  });
});

describe("the secret", () => {
  it("is made once, for its owner alone, as is the database", async () => {
    const city = await startCity();
    const mode = (file: string) => statSync(join(city.folder, file)).mode & 0o777;
    expect(["secret", "city-service.db", "city-service.db-wal"].map(mode)).toEqual([0o600, 0o600, 0o600]);
    const before = readFileSync(join(city.folder, "secret"), "utf8");
    expect(Buffer.from(before, "base64")).toHaveLength(32);
    await city.stop();
    await startCity({ folder: city.folder });
    expect(readFileSync(join(city.folder, "secret"), "utf8")).toBe(before);
  });

  it.each(["", "short", Buffer.alloc(31).toString("base64")])("must be 32 bytes", async (text) => {
    await expect(startCity({ secret: new Sensitive(text) })).rejects.toThrow(
      "must be the base64 of 32 bytes",
    );
  });

  it("must be the one that the database was made with", async () => {
    const city = await startCity();
    await city.stop();
    const other = startCity({ folder: city.folder, secret });
    await expect(other).rejects.toThrow("was made with another secret");
  });

  it("is not made anew beside a database that needs the lost one", async () => {
    const city = await startCity();
    await city.stop();
    const file = join(city.folder, "secret");
    rmSync(file);
    await expect(startCity({ folder: city.folder })).rejects.toThrow("needs its secret");
    expect(existsSync(file)).toBe(false);
  });
});
