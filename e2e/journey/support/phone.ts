/** The citizen's phone, at a host of the platform that strangers run: the sandbox's phone, beside `shiming serve`. */
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { builtPages } from "../../../apps/phone/build/index.ts";
import { createPhone } from "../../../apps/phone/src/server/index.ts";
import { auditIn } from "../../support/owned-database.ts";
import { APP_NAME, CITIZEN, noted, portOf, type Story } from "./story.ts";

const MINI_PROGRAM = fileURLToPath(new URL("../mini-program", import.meta.url));

export interface CitizensPhone extends AsyncDisposable {
  readonly origin: string;
}

/** @param baseUrl of the mini program's own back end */
export async function switchOnPhone({ platform, notes }: Story, baseUrl: string): Promise<CitizensPhone> {
  let handle: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://phone.localhost:${portOf(server.address())}`;
  const { issuer, kid, privateKey } = noted(notes.host);
  const faults: unknown[] = [];
  const { data, port } = platform.premises;
  const phone = await createPhone({
    origin,
    platformUrl: platform.url,
    sheetOrigin: `http://sheet.localhost:${port}`,
    host: { issuer, kid, privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString() },
    personas: [
      {
        userId: CITIZEN.userId,
        persona: "䶮姓市民",
        realName: CITIZEN.identity.real_name,
        payPassword: CITIZEN.payPassword,
        guardians: [],
      },
    ],
    apps: [{ name: APP_NAME, appid: noted(notes.appid), folder: MINI_PROGRAM, ext: { baseUrl } }],
    audit: { size: async () => 0, entries: (after) => entriesBehind(after, data) },
    pages: builtPages,
    clock: () => platform.now(),
    onFault: (error) => faults.push(error),
  });
  handle = (request, response) => phone.handle(request, response);
  return {
    origin,
    async [Symbol.asyncDispose]() {
      await phone.close();
      server.closeAllConnections();
      server.close();
      if (faults.length > 0) throw faults[0];
    },
  };
}

async function* entriesBehind(after: number, data: string) {
  for await (const entry of auditIn(data)) if (entry.seq > after) yield entry;
}
