/** Acknowledges every event at once: whoever pushes is measured against no work but his own. Its argument is a folder with a certificate. */
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { localTls } from "../apps/cli/src/sandbox/local-tls.ts";

const server = createServer(await localTls(process.argv[2] ?? "", new Date()), (request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(202).end());
});
server.listen(0, "127.0.0.1", () => {
  console.log(`ready https://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
