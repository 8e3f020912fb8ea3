/**
 * Answers every exchange at once, with ciphertexts that were made before the first one came: whoever calls it is measured
 * against no work but his own. Its argument is a certificate's file.
 */
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { certSerialNoOf, Sensitive, sealRealnameInfo } from "@shiming/crypto";
import { createRealnameInfoAnswer, endpoints } from "@shiming/wire";

const ANSWERS = 64;

const certificate = new X509Certificate(readFileSync(process.argv[2] ?? ""));
const identity = { realName: new Sensitive("张三丰"), credentialId: new Sensitive("999999199003071007") };
const token = JSON.stringify({ access_token: "bench", expires_in: 7200 });
const answers = Array.from({ length: ANSWERS }, () => {
  const sealed = sealRealnameInfo(certificate.publicKey, identity);
  return JSON.stringify(
    createRealnameInfoAnswer({
      realName: sealed.encryptedRealName,
      credentialId: sealed.encryptedCredentialId,
      certSerialNo: certSerialNoOf(certificate),
    }),
  );
});
let served = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    const isExchange = request.url?.startsWith(endpoints.realnameInfo.path);
    const text = isExchange ? (answers[served++ % ANSWERS] as string) : token;
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    });
    response.end(text);
  });
});
// Its callers pause between rounds, and take up their connections again.
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => {
  console.log(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
