import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RejectsFile, requireAnotherFile } from "./rejects-file.ts";

describe("the file of bad lines", () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "shiming-rejects-"));
    path = join(folder, "rejects");
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const bad = (line: number) => [{ line, fault: "real_name_invalid" as const }];
  const numbers = () => readFileSync(path, "utf8").match(/^\d+/gm);

  it("is not there without one, not even the one of another run", () => {
    for (const list of ["", "line,rea", "line,reason,sentence\n1,a,b\n", '{"line":1,"reason":"a"}\n']) {
      writeFileSync(path, list);
      new RejectsFile(path, "csv", "en", 0);
      expect(existsSync(path)).toBe(false);
    }
  });

  it("never takes the place of what is no such list", () => {
    for (const content of ["somebody's own\n", "{}", "line,reasons\n"]) {
      writeFileSync(path, content);
      const text = {
        en: `${path} is there already and is no list of bad lines: it was left as it is; choose another with --rejects.`,
        zh: `${path} 已存在，但不是问题行清单：没有改动它；请用 --rejects 另选一个。`,
      };
      const refusal = expect.objectContaining({ exitCode: 2, text });
      expect(() => new RejectsFile(path, "csv", "en", 0)).toThrow(refusal);
      expect(readFileSync(path, "utf8")).toBe(content);
    }
  });

  it("has number, reason and sentence, for its owner's eyes", () => {
    writeFileSync(path, "", { mode: 0o644 });
    const rejects = new RejectsFile(path, "ndjson", "en", 0);
    rejects.add(bad(7));
    const told = { line: 7, reason: "real_name_invalid", sentence: expect.stringContaining("real_name") };
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(told);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(rejects.size).toBe(statSync(path).size);
  });

  it("forgets lines that were told of and never committed", () => {
    const first = new RejectsFile(path, "csv", "en", 0);
    first.add(bad(7));
    const kept = first.size;
    first.add(bad(8));
    const second = new RejectsFile(path, "csv", "en", kept);
    second.add(bad(9));
    expect(numbers()).toEqual(["7", "9"]);
    expect(readFileSync(path, "utf8").split("\n")[0]).toBe("line,reason,sentence");
  });

  it("begins anew where the earlier one was taken away", () => {
    const rejects = new RejectsFile(path, "csv", "en", 1000);
    rejects.add(bad(9));
    expect(readFileSync(path, "utf8")).toMatch(/^line,reason,sentence\n9,/);
  });

  it("is not written through a link that is laid while lines are imported", () => {
    const victim = join(folder, "victim");
    writeFileSync(victim, "as it was");
    const rejects = new RejectsFile(path, "csv", "en", 0);
    symlinkSync(victim, path);
    expect(() => rejects.add(bad(7))).toThrow(`${path} cannot be written`);
    expect(readFileSync(victim, "utf8")).toBe("as it was");
  });

  it("never takes the place of something that is no file, or of the imported one", () => {
    symlinkSync("/dev/null", path);
    expect(() => new RejectsFile(path, "csv", "en", 0)).toThrow("not a plain file");
    expect(() => new RejectsFile("/dev/null", "csv", "en", 0)).toThrow("not a plain file");
    const imported = join(folder, "accounts.csv");
    writeFileSync(imported, "x");
    expect(() => requireAnotherFile(`${folder}/./accounts.csv`, imported)).toThrow("--rejects");
    requireAnotherFile(join(folder, "other"), imported);
  });
});
