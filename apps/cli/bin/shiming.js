#!/usr/bin/env node
// Plain JavaScript of any age: what it says, an old Node must be able to read.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `shiming needs Node.js 24 or later and this is ${process.version}; in a checkout, "npx shiming" brings its own.`,
  );
  process.exit(2);
}

// Servers and imports make many short-lived objects, and V8 would rather grow its nursery to 128 MB than sweep it more
// often. The flag must be there when the process starts, so the process starts again, under the same process id.
const NURSERY = "--max-semi-space-size=16";
const words = process.argv.slice(2, 6).join(" ");
const isBusy = /^(?:--lang[ =]\S+ )?(?:serve|sandbox|phone|accounts import)\b/.test(words);
const isTold = [...process.execArgv, process.env.NODE_OPTIONS].join().includes("--max-semi-space-size");
if (isBusy && !isTold && process.execve && process.platform !== "win32") {
  process.execve(
    process.execPath,
    [process.execPath, NURSERY, ...process.execArgv, ...process.argv.slice(1)],
    process.env,
  );
}
import("./start.js");
