// JavaScript, so that the thread need not load what strips types: that would take 40 MB for these few lines.

import { argon2Sync } from "node:crypto";
import { constants, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";

/** @typedef {import("node:crypto").Argon2Parameters} Argon2Parameters */

// A priority is a thread's own on Linux, and the whole process's elsewhere. A password can wait a moment for an exchange.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on("message", (/** @type {Argon2Parameters} */ parameters) => {
  parentPort?.postMessage(argon2Sync("argon2id", parameters));
});

parentPort?.on("messageerror", (error) => {
  throw error;
});
