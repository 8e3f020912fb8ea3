/** A platform of an operator's own that was used and is stopped: made once for a test file, and a copy for each test. */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect } from "vitest";
import { copyData, forgetData } from "./places.ts";
import { launch, ONE_SENTENCE, shiming } from "./processes.ts";
import { giveKeys, type Premises, premisesIn } from "./served.ts";
import { scratchFolder } from "./shiming.ts";

export const createMerchant = (mchId: string) => {
  return ["merchants", "create", mchId, "--legal-name", "示例市第二人民医院"];
};

/** To be called at the top of a test file. @returns what gives each test its own */
export function useUsedPremises(): () => Promise<Premises> {
  const used = mkdtempSync(join(tmpdir(), "shiming-used-"));
  beforeAll(async () => {
    const premises = await premisesIn(used);
    giveKeys(premises);
    const { env } = premises;
    const server = await launch(["serve"], env);
    try {
      expect((await shiming(createMerchant("1900000301"), { env })).code).toBe(0);
    } finally {
      await server.end("SIGTERM");
    }
  });
  afterAll(async () => {
    rmSync(used, { recursive: true, force: true });
    await forgetData(used);
  });
  return () => {
    const folder = scratchFolder();
    cpSync(join(used, "keys"), join(folder, "keys"), { recursive: true });
    copyData(join(used, "data"), join(folder, "data"));
    return premisesIn(folder);
  };
}

/** Neither a server nor a command has the data, and both say why in one sentence. */
export async function expectRefused({ env }: Pick<Premises, "env">, sentence: RegExp): Promise<void> {
  for (const args of [["serve"], ["merchants", "list"]]) {
    const { code, stdout, stderr } = await shiming(args, { env });
    expect([stdout, stderr]).toEqual(["", expect.stringMatching(ONE_SENTENCE)]);
    expect(stderr).toMatch(sentence);
    expect(code).toBeGreaterThan(0);
  }
}

/** What each entry of its audit says, from the first. */
export function auditOf({ data }: Premises): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(join(data, "shiming.db"), { readOnly: true });
  const rows = database.prepare("SELECT body FROM audit ORDER BY seq").all();
  database.close();
  return rows.map(({ body }) => JSON.parse(String(body)));
}
