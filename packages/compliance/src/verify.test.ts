import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LOG_FILES, sampleNumbers, samplePath, verifyPack } from "./index.ts";
import { checkpointOf, emptyFolder, log, logKey, type Made, packOf, stored } from "./testing/pack.ts";

const other = generateKeyPairSync("ed25519");
const faultsOf = async (pack: Uint8Array, trusted: readonly string[] = [logKey]) =>
  (await verifyPack(stored(pack), () => trusted)).faults;
const faultsWith = async (made: Made) =>
  (await faultsOf(await packOf(made))).map(({ fault, file }) => [fault, file]);
const drawn = samplePath(sampleNumbers("of-the-auditor", 5, 300, 3)[0] ?? 0);

describe("a pack", () => {
  it("holds where the key of the log has signed it, and tells of what it is", async () => {
    const { faults, manifest } = await verifyPack(stored(await packOf()), () => [logKey]);
    expect(faults).toEqual([]);
    expect(manifest).toMatchObject({ log: { start: 5, end: 300, latest: 310 }, samples: { count: 3 } });
  });

  it("is the same, byte by byte, whatever zone it is made in", async () => {
    const here = await packOf();
    const zone = process.env.TZ;
    process.env.TZ = "America/St_Johns";
    try {
      expect((await packOf()).equals(here)).toBe(true);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it("is believed by nobody who has its key from itself alone", async () => {
    expect(await faultsOf(await packOf(), [])).toEqual([{ fault: "key_not_trusted" }]);
  });

  it("does not hold where any byte of it is another", async () => {
    const pack = await packOf({ count: 1 });
    for (let at = 0; at < pack.length; at += 149) {
      const tampered = Buffer.from(pack);
      tampered[at] = (tampered[at] ?? 0) ^ 0x01;
      const faults = await faultsOf(tampered);
      expect(faults, `byte ${at}`).not.toEqual([]);
      expect(
        faults.every(({ fault, file }) => fault === "key_not_trusted" || file),
        `byte ${at}`,
      ).toBe(true);
    }
    expect(await faultsOf(Buffer.concat([Buffer.from("x"), pack]))).not.toEqual([]);
    expect(await faultsOf(Buffer.concat([pack, Buffer.from("x")]))).not.toEqual([]);
  });

  it("names the file that was changed", async () => {
    const pack = await packOf();
    const at = pack.indexOf("2026-10,12");
    pack[at + 8] = "9".charCodeAt(0);
    expect(await faultsOf(pack)).toMatchObject([{ fault: "file_changed", file: "counts/released.csv" }]);
  });

  it.each([
    ["that another has signed", { key: other.privateKey }, [["signature_wrong", "manifest.jws"]]],
    ["without a sample that was drawn", { over: { [drawn]: undefined } }, [["sample_missing", drawn]]],
    [
      "with another sample in its place",
      { over: { [drawn]: "c2sp.org/tlog-proof@v1\n" } },
      [["sample_wrong", drawn]],
    ],
    [
      "whose log does not go on",
      { over: { [LOG_FILES.startToEnd]: "old 5\n\n" } },
      [["not_consistent", LOG_FILES.startToEnd]],
    ],
  ])("%s does not hold", async (_, made, faults) => {
    expect(await faultsWith(made)).toEqual(faults);
  });

  it("with a checkpoint of another key, or of another size, does not hold", async () => {
    const forged = await checkpointOf(300, other.privateKey);
    expect(await faultsWith({ over: { [LOG_FILES.end]: forged } })).toEqual([
      ["checkpoint_wrong", LOG_FILES.end],
    ]);
    const later = await checkpointOf(301);
    expect(await faultsWith({ over: { [LOG_FILES.end]: later } })).toEqual([
      ["checkpoint_wrong", LOG_FILES.end],
    ]);
  });

  it("is not what is no archive", async () => {
    expect(await faultsOf(Buffer.from("nonsense"))).toMatchObject([{ fault: "no_pack" }]);
  });
});

/** As an auditor does it who has never heard of Shiming. */
function checkByOpenssl(pack: Uint8Array, tamper: (folder: string) => void = () => {}) {
  const folder = emptyFolder();
  stored(pack, folder);
  const run = (program: string, ...args: string[]) =>
    spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  expect(run("python3", "-m", "zipfile", "-e", "pack.zip", ".").status).toBe(0);
  writeFileSync(join(folder, "audit.pub"), log.publicKey.export({ type: "spki", format: "pem" }));
  tamper(folder);
  const { status, stdout, stderr } = run("sh", "check.sh", "audit.pub");
  return [status, stdout, stderr.trim().split("\n").at(-1)];
}

describe("with openssl alone a pack", () => {
  it("holds", async () => {
    const said = "files: as they were signed\ncheckpoints: signed by the key\nsamples: in the log\n";
    expect(checkByOpenssl(await packOf())).toEqual([0, said, ""]);
  });

  it.each([
    ["counts/released.csv", "month,released\r\n2026-10,2\r\n"],
    ["manifest.json", "{}"],
    ["SHA256SUMS", ""],
  ])("does not hold with another %s", async (file, text) => {
    const pack = await packOf({ count: 1 });
    const said = checkByOpenssl(pack, (folder) => writeFileSync(join(folder, file), text));
    expect(said).toEqual([1, "", `does not hold: ${file}`]);
  });

  it("does not hold with a sample that is not in the log", async () => {
    const proof =
      (await packOf())
        .toString()
        .match(/c2sp\.org\/tlog-proof@v1\nextra [\s\S]*?\n\n[\s\S]*?\n\n[^\n]*\n/)?.[0] ?? "";
    const changed = proof.replace(/^extra .*$/m, `extra ${Buffer.from("{}").toString("base64")}`);
    const [status, , last] = checkByOpenssl(await packOf({ over: { [drawn]: changed } }));
    expect([status, last]).toEqual([1, `does not hold: ${drawn}`]);
  });
});
