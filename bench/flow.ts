/** One whole flow, as host, person and service provider make it: from the assertion to the decrypted name. */
import { RealnameHost } from "@shiming/host";
import { RealnameClient } from "@shiming/sdk";
import { Agent, request } from "undici";
import type { FreshPlatform } from "./fresh-platform.ts";
import type { Merchant } from "./merchant.ts";
import { APPROVERS, ISSUER, PAY_PASSWORD } from "./prepare.ts";

export interface Flows {
  /** @throws Error where a step does not succeed */
  run(place: number): Promise<void>;
  close(): Promise<void>;
}

export function createFlows({ server, secret, names }: FreshPlatform, merchant: Merchant): Flows {
  const baseUrl = `http://127.0.0.1:${server.port}`;
  const agent = new Agent();
  const { appid, hostKey, hostPrivateKey } = names;
  const host = new RealnameHost({ baseUrl, issuer: ISSUER, kid: hostKey.kid, privateKey: hostPrivateKey });
  const client = new RealnameClient({
    ...{ baseUrl, appid, secret, mchId: merchant.mchId },
    certificate: merchant.certificatePems[0] ?? "",
    privateKey: merchant.privateKey.export({ type: "pkcs8", format: "pem" }),
  });

  async function ask(url: string, method: "GET" | "POST", cookie?: string, body?: object) {
    const answer = await request(url, {
      ...{ method, dispatcher: agent },
      headers: { "content-type": "application/json", ...(cookie && { cookie }) },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} answered ${answer.statusCode}: ${text}`);
    return { headers: answer.headers, text };
  }

  return {
    async run(place) {
      const { id, sheetUrl } = await host.requestConsent({
        ...{ userId: names.userId(place % APPROVERS), appid, categoryId: [99, 904] },
        ...{ clientOs: "ios", clientVersion: "8.0.50" },
      });
      const sheet = `${baseUrl}/consent/${id}`;
      const sheetSecret = new URL(sheetUrl).hash.slice(1);
      const { headers } = await ask(`${sheet}/session`, "POST", undefined, { secret: sheetSecret });
      const [cookie = ""] = String(headers["set-cookie"]).split(";");
      await ask(`${sheet}/details`, "GET", cookie);
      const { text } = await ask(`${sheet}/approve`, "POST", cookie, { pay_password: PAY_PASSWORD });
      await client.getRealnameInfo(JSON.parse(text).auth_token);
    },
    async close() {
      await client.close();
      await agent.close();
    },
  };
}
