import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { writeFiles, writeMiniProgram } from "./testing/mini-program.ts";
import { watchMiniProgram } from "./watch.ts";

/** A watched mini program, and what becomes of the next change. */
function watched() {
  const folder = writeMiniProgram();
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  const waiting: (() => void)[] = [];
  let unseen = 0;
  watchMiniProgram(
    folder,
    () => {
      const next = waiting.shift();
      if (next) next();
      else unseen += 1;
    },
    controller.signal,
  );
  return {
    folder,
    controller,
    unseen: () => unseen,
    change: () =>
      new Promise<void>((resolve) => {
        if (unseen === 0) waiting.push(resolve);
        else {
          unseen -= 1;
          resolve();
        }
      }),
  };
}

it("tells of a file that changes, one that is new, and one that is gone", async () => {
  const { folder, change } = watched();
  writeFiles(folder, { "pages/home.wxml": "<text/>" });
  await change();
  writeFiles(folder, { "parts/deep/new.js": "" });
  await change();
  writeFiles(folder, { "parts/deep/new.js": "changed" });
  await change();
  rmSync(join(folder, "pages/home.js"));
  await change();
});

it("tells of every save of an editor that writes another file and puts it in the place of the first", async () => {
  const { folder, change } = watched();
  for (const text of ["<text/>", "<view/>", "<icon/>"]) {
    writeFiles(folder, { "pages/home.wxml~": text });
    renameSync(join(folder, "pages/home.wxml~"), join(folder, "pages/home.wxml"));
    await change();
  }
});

it("tells when a build has taken the whole folder away and written it anew, and of what comes after it", async () => {
  const { folder, change } = watched();
  rmSync(folder, { recursive: true });
  writeFiles(folder, { "app.js": "App({ built: 1 });" });
  await change();
  writeFiles(folder, { "app.js": "App({ built: 2 });" });
  await change();
});

it("tells of nothing where the files hold what they held", async () => {
  const { folder, change, unseen } = watched();
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "node_modules/anything.js"), "");
  writeFiles(folder, { "app.js": "App({});" });
  writeFiles(folder, { "pages/home.wxml": "<text/>" });
  await change();
  expect(unseen()).toBe(0);
});

it("waits for no pipe in the folder", async () => {
  const { folder, change } = watched();
  execFileSync("mkfifo", [join(folder, "pipe")]);
  await change();
  writeFiles(folder, { "app.js": "changed" });
  await change();
});

it("tells of nothing more after its signal", async () => {
  const first = watched();
  const second = watched();
  first.controller.abort();
  writeFiles(first.folder, { "app.js": "changed" });
  writeFiles(second.folder, { "app.js": "changed" });
  await second.change();
  expect(first.unseen()).toBe(0);
});
