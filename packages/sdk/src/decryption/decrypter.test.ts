import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Worker } from "node:worker_threads";
import { loadPrivateKey, type SealedRealnameInfo } from "@shiming/crypto";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { run } from "../testing/command.ts";
import { keyFile, privateKey } from "../testing/sample-options.ts";
import { Decrypter } from "./decrypter.ts";
import { Turns } from "./turns.ts";

interface Vector {
  readonly key: string;
  readonly encrypted_real_name: string;
  readonly encrypted_credential_id: string;
}

const vectors = JSON.parse(
  readFileSync(new URL("../../../../vectors/opening.json", import.meta.url), "utf8"),
) as {
  valid: (Vector & { real_name: string; credential_id: string })[];
  invalid: (Vector & { why: string })[];
};

const sealedOf = (vector: Vector): SealedRealnameInfo => ({
  encryptedRealName: vector.encrypted_real_name,
  encryptedCredentialId: vector.encrypted_credential_id,
});

function decrypter(workers: number, pem = privateKey): Decrypter {
  const made = new Decrypter(loadPrivateKey(pem), workers);
  onTestFinished(() => made.close());
  return made;
}

/** What openssl encrypts with the published key. */
function sealedByOpenssl(realName: string, credentialId: string): SealedRealnameInfo {
  const encrypt = (bytes: Uint8Array) =>
    run("openssl", ["pkeyutl", "-encrypt", "-inkey", keyFile("rsa-2048")], bytes).toString("base64");
  const name = run("iconv", ["-f", "utf-8", "-t", "gb18030"], realName);
  return { encryptedRealName: encrypt(name), encryptedCredentialId: encrypt(Buffer.from(credentialId)) };
}

const sealed = sealedByOpenssl("周䶮", "11010519491231002X");

async function open(by: Decrypter, what: SealedRealnameInfo = sealed): Promise<string[]> {
  const { realName, credentialId } = await by.open(what);
  return [realName?.reveal() ?? "", credentialId?.reveal() ?? ""];
}

/** The worker threads that this process starts from now on. */
function watchWorkers(): Worker[] {
  const started: Worker[] = [];
  const listener = (worker: Worker) => void started.push(worker);
  process.on("worker", listener);
  onTestFinished(() => void process.off("worker", listener));
  return started;
}

describe.each([0, 1])("with %i workers", (workers) => {
  it("the published vectors open to the published names and numbers", async () => {
    for (const key of new Set(vectors.valid.map(({ key }) => key))) {
      const by = decrypter(workers, readFileSync(keyFile(key.replace(/^keys\/|\.pem$/g, "")), "utf8"));
      for (const vector of vectors.valid.filter((each) => each.key === key)) {
        expect(await open(by, sealedOf(vector))).toEqual([vector.real_name, vector.credential_id]);
      }
    }
  });

  it("whatever cannot be read gives one and the same error", async () => {
    for (const [key, sealedForKey] of Map.groupBy(vectors.invalid, (vector) => vector.key)) {
      const by = decrypter(workers, readFileSync(keyFile(key.replace(/^keys\/|\.pem$/g, "")), "utf8"));
      for (const vector of sealedForKey) {
        await expect(by.open(sealedOf(vector))).rejects.toMatchObject({
          code: "realname_info_unreadable",
          fault: "caller",
          retryable: false,
        });
      }
    }
  });
});

describe("the calling thread", () => {
  it("decrypts both values before it judges either, whichever is bad", async () => {
    const next = vi.spyOn(Turns.prototype, "next");
    onTestFinished(() => next.mockRestore());
    const bad = [
      sealedByOpenssl("?", "11010519491231002X"),
      sealedByOpenssl("周䶮", "1"),
      { ...sealed, encryptedRealName: "" },
      { ...sealed, encryptedCredentialId: "" },
    ];
    for (const each of bad) {
      next.mockClear();
      await expect(open(decrypter(0), each)).rejects.toMatchObject({ code: "realname_info_unreadable" });
      expect(next).toHaveBeenCalledTimes(2);
    }
  });

  it("does one RSA operation in a turn of its event loop, whoever asks for them", async () => {
    const turns = new Turns();
    const happened: string[] = [];
    const work = ["a", "b"].map(async (name) => {
      for (const step of [1, 2]) {
        await turns.next();
        happened.push(`${name}${step}`);
      }
    });
    const others = (async () => {
      for (let turn = 0; turn < 4; turn += 1) {
        await new Promise(setImmediate);
        happened.push("-");
      }
    })();
    await Promise.all([...work, others]);
    expect(happened.join("")).toMatch(/^-?(?:[ab][12]-){3}[ab][12]-?$/);
  });
});

describe("workers", () => {
  it("are started when there is something to do, and no more than were asked for", async () => {
    const started = watchWorkers();
    const by = decrypter(2);
    expect(started).toHaveLength(0);
    const opened = await Promise.all(Array.from({ length: 6 }, () => open(by)));
    expect(opened).toEqual(Array(6).fill(["周䶮", "11010519491231002X"]));
    expect(started).toHaveLength(2);
  });

  it("that are killed lose no answer, and are replaced", async () => {
    const started = watchWorkers();
    const warnings: Error[] = [];
    const listener = (warning: Error) => void warnings.push(warning);
    process.on("warning", listener);
    onTestFinished(() => void process.off("warning", listener));
    const by = decrypter(1);
    await open(by);
    const underway = Promise.all(Array.from({ length: 100 }, () => open(by)));
    await started[0]?.terminate();
    expect(await underway).toEqual(Array(100).fill(["周䶮", "11010519491231002X"]));
    expect(warnings).toEqual([expect.objectContaining({ code: "SHIMING_WORKER_LOST" })]);
    expect(await open(by)).toEqual(["周䶮", "11010519491231002X"]);
    expect(started).toHaveLength(2);
  });

  it("end when the decrypter is closed", async () => {
    const started = watchWorkers();
    const by = decrypter(1);
    await open(by);
    const ended = once(started[0] as Worker, "exit");
    await by.close();
    await ended;
  });
});
