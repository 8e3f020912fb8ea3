/**
 * The yardstick: `node:http` and the cryptography of one exchange, nothing else. It parses JSON, verifies one RSA-2048
 * signature and encrypts twice with PKCS#1 v1.5. No token, no rule, no storage. Its argument is a certificate's file.
 */
import { constants, publicEncrypt, verify, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const key = new X509Certificate(readFileSync(process.argv[2] ?? "")).publicKey;
const [name, number] = [Buffer.from("d5c5c8fdb7e1", "hex"), Buffer.from("999999199003071007")];
const encrypt = (plain: Buffer) =>
  publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, plain).toString("base64");

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { cert_serialno, timestamp, sign } = JSON.parse(Buffer.concat(chunks).toString());
    const message = Buffer.from(`cert_serialno=${cert_serialno}&timestamp=${timestamp}`);
    const isSigned = verify("sha256", message, key, Buffer.from(sign, "base64"));
    const answer = JSON.stringify({
      errcode: isSigned ? 0 : 94003,
      errmsg: "ok",
      encryted_real_name: encrypt(name),
      encryted_credential_id: encrypt(number),
      cert_serialno,
    });
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(answer),
    });
    response.end(answer);
  });
});
server.listen(0, "127.0.0.1", () => {
  console.log(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
