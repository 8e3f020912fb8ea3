import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { text } from "node:stream/consumers";

export interface Answer {
  readonly status: number;
  readonly cookie: string | undefined;
  readonly body: Record<string, unknown>;
}

/** Every name below `localhost` is this machine (RFC 6761 §6.3), which not every resolver knows. */
const lookupLocalhost: LookupFunction = (_, options, callback) => {
  if (options.all) callback(null, [{ address: "127.0.0.1", family: 4 }]);
  else callback(null, "127.0.0.1", 4);
};

/** Posts JSON to a sandbox, which may have a certificate authority of its own. */
export async function postJson(
  url: string,
  body: unknown,
  options: { readonly headers?: Record<string, string>; readonly ca?: string | undefined },
): Promise<Answer> {
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  const headers = { "content-type": "application/json", ...options.headers };
  const lookup = new URL(url).hostname.endsWith("localhost") ? { lookup: lookupLocalhost } : {};
  const ca = options.ca ? { ca: options.ca } : {};
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: "POST", headers, ...lookup, ...ca }, async (incoming) => {
      const answer = await text(incoming);
      resolve({
        status: incoming.statusCode ?? 0,
        cookie: incoming.headers["set-cookie"]?.[0]?.split(";")[0],
        body: answer === "" ? {} : JSON.parse(answer),
      });
    });
    outgoing.on("error", reject).end(JSON.stringify(body));
  });
}
