import { randomBytes } from "node:crypto";
import { localKeyEncryptionKey, Sensitive } from "@shiming/crypto";
import { describe, expect, it } from "vitest";
import type { OwnSecretStore } from "../ports/own-secret-store.ts";
import { Openids } from "./openids.ts";
import { pairwiseOpenid } from "./pairwise-openid.ts";

const USER = { issuer: "https://host.example", userId: "user-1" };
const APPID = "wx0123456789abcdef";
const kek = localKeyEncryptionKey("key", Buffer.alloc(32, 1));

function secretsInMemory(): OwnSecretStore & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    find: async (name) => kept.get(name),
    async keep(name, sealed) {
      if (!kept.has(name)) kept.set(name, sealed);
      return kept.get(name) ?? sealed;
    },
  };
}

describe("an openid", () => {
  it("is o and the first 27 characters of base64url of an HMAC-SHA-256, as openssl makes it", () => {
    const key = new Sensitive(Buffer.from(Array.from({ length: 32 }, (_, n) => n)));
    expect(pairwiseOpenid(key, USER, APPID)).toBe("obaMY6StZkB9xhx7hF81OG_qfZLG");
    expect(pairwiseOpenid(key, USER, "wxffffffffffffffff")).toBe("otiQPKIYkjCOaO65iQ2v0EM3Si3o");
  });

  it("differs for another host, user or mini program, however their names are cut", () => {
    const key = new Sensitive(Buffer.alloc(32, 7));
    const all = [
      pairwiseOpenid(key, { issuer: "a", userId: "b" }, "c"),
      pairwiseOpenid(key, { issuer: "a", userId: 'b","c' }, ""),
      pairwiseOpenid(key, { issuer: "ab", userId: "" }, "c"),
      pairwiseOpenid(key, { issuer: "a", userId: "bc" }, ""),
      pairwiseOpenid(new Sensitive(Buffer.alloc(32, 8)), { issuer: "a", userId: "b" }, "c"),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it("is the same on every node, which all have the key that one of them made, sealed", async () => {
    const ownSecrets = secretsInMemory();
    const deps = { ownSecrets, keys: { current: () => kek, byId: () => kek }, random: randomBytes };
    const nodes = Array.from({ length: 3 }, () => new Openids(deps));
    const openids = await Promise.all(nodes.map((node) => node.of(USER, APPID)));
    expect(openids[0]).toMatch(/^o[A-Za-z0-9_-]{27}$/);
    expect(new Set([...openids, await new Openids(deps).of(USER, APPID)]).size).toBe(1);
    expect(ownSecrets.kept.size).toBe(1);
  });

  it("is asked for again after the key could not be unsealed", async () => {
    const ownSecrets = secretsInMemory();
    const held = { key: undefined as typeof kek | undefined };
    const keys = { current: () => kek, byId: () => held.key };
    await new Openids({ ownSecrets, keys: { current: () => kek, byId: () => kek }, random: randomBytes }).of(
      USER,
      APPID,
    );
    const openids = new Openids({ ownSecrets, keys, random: randomBytes });
    await expect(openids.of(USER, APPID)).rejects.toThrow();
    held.key = kek;
    expect(await openids.of(USER, APPID)).toMatch(/^o/);
  });
});
