#!/usr/bin/env node
// Plain JavaScript of any age: what it says, an old Node must be able to read.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `shiming needs Node.js 24 or later and this is ${process.version}; in a checkout, "npx shiming" brings its own.`,
  );
  process.exit(2);
}
import("../src/main.ts").then(({ main }) => main(process.argv));
