import { expect, test } from "vitest";
import { createProgram } from "./main.ts";
import { Sentence } from "./sentence.ts";

async function refusalOf(words: readonly string[]): Promise<Sentence | undefined> {
  try {
    await (await createProgram(words)).parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof Sentence) return error;
    throw error;
  }
  return undefined;
}

test.each([
  [["keygen", "--out", ""], "--out is empty; name a file.", "--out 是空的；请指定文件。"],
  [["apps", "list", "--data="], "--data is empty; name a folder.", "--data 是空的；请指定文件夹。"],
  [["keys", "create", ""], "<dir> is empty; name a folder.", "<dir> 是空的；请指定文件夹。"],
  [
    ["audit", "verify", "--public-key", ""],
    "--public-key is empty; name a file.",
    "--public-key 是空的；请指定文件。",
  ],
])("%j names nothing, and nothing is done in the folder where one stands", async (words, en, zh) => {
  const refusal = await refusalOf(words);
  expect([refusal?.text, refusal?.exitCode]).toEqual([{ en, zh }, 2]);
});
