/**
 * The yardstick of verifications: `node:http` and what one of them cannot do without. It parses JSON, looks the code up in an SQLite
 * file by its key, compares, and answers. No token, no rule, no unsealing, nothing is written. Its argument is the file.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";

const database = new DatabaseSync(process.argv[2] ?? "", { readOnly: true });
const find = database.prepare("SELECT name, number FROM codes WHERE code = ?");

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { real_name, cred_id, code } = JSON.parse(Buffer.concat(chunks).toString());
    const found = find.get(code);
    const isName = found?.name === real_name;
    const isNumber = found?.number === cred_id;
    const answer = JSON.stringify({
      errcode: found ? 0 : 80113,
      errmsg: "ok",
      verify_openid: isName ? "V_OP_NM_MA" : "V_OP_NM_UM",
      verify_real_name: isName ? (isNumber ? "V_NM_ID_MA" : "V_NM_ID_UM") : "",
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
