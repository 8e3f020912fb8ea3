// JavaScript, so that the thread need not load what strips types: that would take 40 MB for these few lines.

import { constants, publicEncrypt } from "node:crypto";
import { parentPort } from "node:worker_threads";

/** @typedef {import("./encryption-thread.ts").EncryptionBatch} EncryptionBatch */

parentPort?.on("message", (/** @type {EncryptionBatch} */ { keys, jobs }) => {
  // A key that carries its padding: see encryptionKeyOf in pkcs1.ts.
  for (const key of keys) Object.assign(key, { padding: constants.RSA_PKCS1_PADDING });
  parentPort?.postMessage(jobs.map(({ key, plaintext }) => encrypt(keys[key], plaintext)));
});

parentPort?.on("messageerror", (error) => {
  throw error;
});

/**
 * @param {import("node:crypto").KeyObject | undefined} key
 * @param {string} plaintext
 */
function encrypt(key, plaintext) {
  try {
    return key && publicEncrypt(key, Buffer.from(plaintext, "latin1")).toString("base64");
  } catch {
    return undefined; // one key that cannot encrypt is no reason to fail the others of the batch
  }
}
