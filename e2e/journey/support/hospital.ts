/** The hospital's own back end, on the SDK: it greets whoever has consented by name. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { RealnameClient, RealnameError } from "@shiming/sdk";
import { type Notes, noted, portOf } from "./story.ts";

interface HospitalStory {
  readonly platform: { readonly url: string };
  readonly notes: Pick<Notes, "appid" | "secret" | "merchant">;
}

export interface Hospital extends AsyncDisposable {
  readonly url: string;
}

/** @param story as far as it has come: a certificate is there */
export async function openHospital({ platform, notes }: HospitalStory): Promise<Hospital> {
  const merchant = noted(notes.merchant);
  const realname = new RealnameClient({
    baseUrl: platform.url,
    appid: noted(notes.appid),
    secret: noted(notes.secret),
    mchId: merchant.mchId,
    certSerialNo: merchant.certSerialNo,
    privateKey: readFileSync(merchant.privateKeyFile),
  });
  const greet = async (request: IncomingMessage): Promise<string> => {
    const { auth_token } = (await json(request)) as { auth_token: string };
    const { realName } = await realname.getRealnameInfo(auth_token);
    return `${realName.reveal()}，您好`;
  };
  const server = createServer((request, response) => {
    const answer = (greeting: string) =>
      response.setHeader("content-type", "application/json").end(JSON.stringify({ greeting }));
    greet(request).then(answer, (error) =>
      answer(error instanceof RealnameError ? String(error.errcode) : "failed"),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await realname.close();
    },
  };
}
