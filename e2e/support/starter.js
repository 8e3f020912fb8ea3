// JavaScript, so that it stays small: what strips types would take 40 MB.
// Starts programs for a test worker, and tells what they print and how they end.

import { spawn } from "node:child_process";

/** @typedef {import("./started.ts").Order} Order */
/** @typedef {import("./started.ts").News} News */

process.on("message", (/** @type {Order} */ { id, program, args, options, input }) => {
  const child = spawn(program, args, { ...options, stdio: "pipe" });
  /** @param {News} news */
  const tell = (news) => process.connected && process.send?.({ id, ...news });
  child.once("spawn", () => tell({ pid: child.pid }));
  for (const stream of /** @type {const} */ (["stdout", "stderr"]))
    child[stream].setEncoding("utf8").on("data", (text) => tell({ stream, text }));
  child.stdin.on("error", () => {}); // it has ended without reading all that it was given
  child.stdin.end(input);
  child.once("error", ({ message }) => tell({ error: message }));
  child.once("close", (code) => tell({ code }));
});

process.once("disconnect", () => process.exit());
