#!/usr/bin/env node
// Plain JavaScript of any age: what it says, an old Node must be able to read.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `shiming needs Node.js 24 or later and this is ${process.version}; in a checkout, "npx shiming" brings its own.`,
  );
  process.exit(2);
}

// What a process has to be told before it starts; so it starts again, under the same process id. Servers and imports make
// many short-lived objects, and V8 would rather grow its nursery to 128 MB than sweep it more often; an import, whose lines are
// forgotten after each batch, is no slower with half of what a server has. SIGUSR1 must not open a debugger on a port of this
// machine, where any of its users could read the keys.
const FLAGS = ["--disable-sigusr1"];
const FLAG_OF_IMPORT = "--max-semi-space-size=8";
const FLAG_OF_SERVERS = "--max-semi-space-size=16";
// A request passes through more of Node's code than the processor has addresses at hand, unless that code lies in large pages:
// a tenth of a second at the start for a tenth of each exchange. Where the system has none, nothing is said.
const FLAGS_OF_SERVE = ["--use-largepages=silent"];
const words = process.argv
  .slice(2)
  .filter((word, place, all) => !/^--lang(=|$)/.test(word) && all[place - 1] !== "--lang");
const command = words.slice(0, 2).join(" ");
const isBusy = /^(?:serve|sandbox|phone|accounts import)\b/.test(command);
const nursery = command === "accounts import" ? FLAG_OF_IMPORT : FLAG_OF_SERVERS;
const told = [...process.execArgv, process.env.NODE_OPTIONS].join();
const flags = [...FLAGS, nursery, ...(words[0] === "serve" ? FLAGS_OF_SERVE : [])].filter(
  (flag) => !told.includes(flag.split("=")[0]),
);
if (isBusy && flags.length > 0 && process.execve && process.platform !== "win32") {
  process.execve(
    process.execPath,
    [process.execPath, ...flags, ...process.execArgv, ...process.argv.slice(1)],
    process.env,
  );
}
import("./start.js");
