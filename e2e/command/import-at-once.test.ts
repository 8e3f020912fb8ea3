import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shiming, start } from "../support/processes.ts";
import { scratchFolder, seededData, startSandbox } from "../support/shiming.ts";

const GOOD = '{"user_id":"good"}\n';
const BAD = "bad\n";

test.each([
  ["a running server", async () => (await startSandbox()).data],
  ["no server", async () => seededData()],
])(
  "one import runs at a time, with %s: another is refused, and leaves its file of bad lines as it is",
  async (_, dataOf) => {
    const [data, folder] = [await dataOf(), scratchFolder()];
    const file = join(folder, "accounts.ndjson");
    writeFileSync(file, GOOD + BAD);
    const importFile = () => shiming(["accounts", "import", file, "--restart", "--data", data]);
    await importFile();
    const before = readFileSync(`${file}.rejects.ndjson`, "utf8");

    const rejects = join(folder, "rejects");
    const args = ["accounts", "import", "-", "--format", "ndjson", "--rejects", rejects, "--data", data];
    const first = start(args);
    // It says how it reads the lines when it has begun.
    expect(String((await once(first.stderr, "data"))[0])).toBe("Standard input is read as utf-8.\n");
    expect(await importFile()).toEqual({
      code: 1,
      stdout: "",
      stderr: `Another import into ${data} is running; try again when it has ended.\n`,
    });
    expect(readFileSync(`${file}.rejects.ndjson`, "utf8")).toBe(before);

    first.stdin.end(GOOD);
    expect(await once(first, "close")).toEqual([0, null]);
    expect(existsSync(rejects)).toBe(false);
    expect(await importFile()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^2 lines: 0 added, 1/),
    });
  },
);
