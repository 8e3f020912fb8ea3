import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { listFiles, root } from "./repository.ts";

/** Where an app has its texts: `en.ts` beside `zh-CN.ts`. */
const folders = listFiles()
  .filter((file) => /^apps\/.+\/i18n\/zh-CN\.ts$/.test(file))
  .map(dirname);

async function messagesIn(folder: string): Promise<{ en: object; zhCN: object }> {
  const [{ en }, { zhCN }] = await Promise.all(
    ["en.ts", "zh-CN.ts"].map((file) => import(join(root, folder, file))),
  );
  return { en, zhCN };
}

/** Each text by its path, with the values that are put into it. */
function placeholders(messages: object, path = ""): [string, string[]][] {
  return Object.entries(messages).flatMap(([name, value]): [string, string[]][] =>
    typeof value === "string"
      ? [[path + name, (value.match(/\{\w+\}/g) ?? []).sort()]]
      : placeholders(value, `${path}${name}.`),
  );
}

it("the texts of the sheet are among them", () => {
  expect(folders).toContain("apps/sheet/src/i18n");
});

it.each(folders)("%s says everything in both languages, with the same values in it", async (folder) => {
  const { en, zhCN } = await messagesIn(folder);
  expect(placeholders(en)).toEqual(placeholders(zhCN));
});

it.each(folders)("%s uses no character that the message format gives a meaning", async (folder) => {
  expect(JSON.stringify(await messagesIn(folder))).not.toMatch(/[@|]/);
});
