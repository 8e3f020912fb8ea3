#!/usr/bin/env node
/**
 * Checks that an entry is in a platform's log, offline and without anything else: `node check-proof.mjs PROOF KEY`.
 * PROOF is a file of "shiming audit prove" (C2SP tlog-proof), KEY the platform's audit.pub (PEM).
 * Prints the log's name, the size of its tree, the entry's number and the entry; ends with 1 if anything does not hold.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
const require = (holds, what) => {
  if (holds) return;
  console.error(`does not hold: ${what}`);
  process.exit(1);
};

const [proofFile, keyFile] = process.argv.slice(2);
const proof = readFileSync(proofFile, "utf8");
const publicKey = createPublicKey(readFileSync(keyFile));

// c2sp.org/tlog-proof: first line, extra, index, path, empty line, checkpoint.
const end = proof.indexOf("\n\n");
const [first, extra = "", index = "", ...path] = proof.slice(0, end).split("\n");
require(first === "c2sp.org/tlog-proof@v1" &&
  extra.startsWith("extra ") &&
  /^index \d+$/.test(index), "its form");
const entry = Buffer.from(extra.slice(6), "base64");
const checkpoint = proof.slice(end + 2);

// c2sp.org/signed-note and tlog-checkpoint: the text, an empty line, signatures; the text is name, size and root.
const textEnd = checkpoint.lastIndexOf("\n\n");
const text = checkpoint.slice(0, textEnd + 1);
const [origin = "", size = "", root = ""] = text.split("\n");
const rawKey = Buffer.from(publicKey.export({ format: "jwk" }).x, "base64url");
const keyId = sha256(Buffer.from(`${origin}\n`), Buffer.of(1), rawKey).subarray(0, 4);
const signatures = checkpoint
  .slice(textEnd + 2)
  .split("\n")
  .filter((line) => line.startsWith(`— ${origin} `))
  .map((line) => Buffer.from(line.slice(line.lastIndexOf(" ") + 1), "base64"))
  .filter((signature) => signature.subarray(0, 4).equals(keyId));
const isSigned = signatures.some((signature) =>
  verify(null, Buffer.from(text), publicKey, signature.subarray(4)),
);
require(isSigned, "the signature of the checkpoint");

// RFC 9162, section 2.1.3.2.
let place = BigInt(index.slice(6));
let last = BigInt(size) - 1n;
require(place <= last, "the number of the entry");
let hash = sha256(Buffer.of(0), entry);
for (const sibling of path.map((line) => Buffer.from(line, "base64"))) {
  require(last > 0n, "the path");
  if (place % 2n === 1n || place === last) {
    hash = sha256(Buffer.of(1), sibling, hash);
    while (place % 2n === 0n && place !== 0n) [place, last] = [place / 2n, last / 2n];
  } else {
    hash = sha256(Buffer.of(1), hash, sibling);
  }
  [place, last] = [place / 2n, last / 2n];
}
require(last === 0n && hash.toString("base64") === root, "that the entry is in the tree");

console.log(`${origin} ${size}`);
console.log(BigInt(index.slice(6)) + 1n);
console.log(entry.toString("utf8"));
