import { generateKeyPairSync } from "node:crypto";
import { leafHash, noteVerifier, openCheckpoint } from "@shiming/transparency";
import { describe, expect, it } from "vitest";
import { chainOf } from "../testing/chain.ts";
import { addEntries, memoryLog } from "../testing/log.ts";
import { signLog } from "./sign-log.ts";
import { isSignedHead } from "./signed-head.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const signer = { origin: "platform.example/log", privateKey };
const AT = new Date(7);

describe("the log", () => {
  it("takes every entry that is there, however many, and signs it under its name", async () => {
    const memory = memoryLog();
    expect(await signLog(memory, signer, AT)).toBeUndefined();
    addEntries(memory, 2500);
    const head = await signLog(memory, signer, AT);
    expect(head).toMatchObject({ seq: 2500, at: AT.toISOString() });
    expect(memory.head).toEqual(head);
    const checkpoint = head?.checkpoint ?? "";
    expect(openCheckpoint(checkpoint, signer.origin, [noteVerifier(signer.origin, publicKey)]).size).toBe(
      2500,
    );
    expect(memory.tiles.get("0/0")?.subarray(0, 32)).toEqual(
      leafHash(Buffer.from(memory.entries[0]?.body ?? "")),
    );
    expect(head && isSignedHead(head, publicKey)).toBe(true);
  });

  it("signs nothing anew while nothing is new", async () => {
    const memory = memoryLog();
    addEntries(memory, 3);
    const head = await signLog(memory, signer, AT);
    expect(await signLog(memory, signer, new Date(8))).toBe(head);
  });

  it("keeps the name that it began with", async () => {
    const memory = memoryLog();
    addEntries(memory, 1);
    await signLog(memory, signer, AT);
    addEntries(memory, 1);
    const head = await signLog(memory, { ...signer, origin: "moved.example/log" }, AT);
    expect(head?.checkpoint.split("\n").slice(0, 2)).toEqual(["platform.example/log", "2"]);
  });

  it("has the entries of a chain before it as its first leaves, as they are", async () => {
    const memory = memoryLog(chainOf(300));
    addEntries(memory, 1);
    expect(await signLog(memory, signer, AT)).toMatchObject({ seq: 301 });
    expect(memory.tiles.get("0/1")?.subarray(0, 32)).toEqual(
      leafHash(Buffer.from(memory.entries[256]?.body ?? "")),
    );
  });

  it("leaves it to whoever was faster", async () => {
    const memory = memoryLog();
    addEntries(memory, 5);
    const [one, other] = await Promise.all([signLog(memory, signer, AT), signLog(memory, signer, AT)]);
    expect(one).toEqual(other);
    expect(memory.head?.seq).toBe(5);
  });

  it("is not signed when its tiles are not those of the last checkpoint, or the checkpoint is another's", async () => {
    const signed = async () => {
      const memory = memoryLog();
      addEntries(memory, 5);
      await signLog(memory, signer, AT);
      addEntries(memory, 1);
      return memory;
    };
    const rewritten = await signed();
    rewritten.tiles.set("0/0", Buffer.alloc(5 * 32, 1));
    await expect(signLog(rewritten, signer, AT)).rejects.toThrow(/not the one that was signed last/);
    const emptied = await signed();
    emptied.tiles.clear();
    await expect(signLog(emptied, signer, AT)).rejects.toThrow(/not the one that was signed last/);
    const another = generateKeyPairSync("ed25519").privateKey;
    const strange = await signed();
    await expect(signLog(strange, { ...signer, privateKey: another }, AT)).rejects.toThrow(/signed last/);
    const accepted = { ...signer, privateKey: another, isNewKey: true };
    expect(await signLog(strange, accepted, AT)).toMatchObject({ seq: 6 });
  });

  it("does not go on over an entry that is gone", async () => {
    const memory = memoryLog();
    addEntries(memory, 9);
    memory.entries.splice(4, 1);
    await expect(signLog(memory, signer, AT)).rejects.toThrow("lacks entry 5");
  });
});
