import { join } from "node:path";
import { expect, it } from "vitest";
import { listFiles, root } from "./repository.ts";

/** Texts of an app in Chinese, each beside the same in English: `zh-CN.ts` and `en.ts`, or `NAME-zh-CN.ts` and `NAME-en.ts`. */
const files = listFiles().filter((file) => /^apps\/.+\/i18n\/(?:[a-z-]+-)?zh-CN\.ts$/.test(file));

async function messagesIn(file: string): Promise<{ en: object; zhCN: object }> {
  const [en = {}, zhCN = {}] = await Promise.all([file.replace("zh-CN", "en"), file].map(exportOf));
  return { en, zhCN };
}

/** Of a file that exports one thing. */
async function exportOf(file: string): Promise<object> {
  const [only, ...more] = Object.values<object>(await import(join(root, file)));
  expect([only, more]).toEqual([expect.any(Object), []]);
  return only ?? {};
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
  expect(files).toContain("apps/sheet/src/i18n/sheet-zh-CN.ts");
});

it.each(files)("%s says everything in both languages, with the same values in it", async (file) => {
  const { en, zhCN } = await messagesIn(file);
  expect(placeholders(en)).toEqual(placeholders(zhCN));
});

it.each(files)("%s uses no character that the message format gives a meaning", async (file) => {
  expect(JSON.stringify(await messagesIn(file))).not.toMatch(/[@|]/);
});
