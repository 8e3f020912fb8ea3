/** The endpoints of the sign-in, which answers for itself: here are only the ways there and back. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { namedAddress } from "../network/named-address.ts";
import { bytesOf, takeJsonAsBytes } from "../server/json-bytes.ts";

/** As `@shiming/sign-in` answers below `/api/auth`. */
export interface SignInParts {
  handle(request: {
    readonly method: string;
    readonly url: string;
    readonly headers: FastifyRequest["headers"];
    readonly body?: Uint8Array | undefined;
    readonly callerAddress: string;
  }): Promise<Response>;
}

export function registerSignIn(
  app: FastifyInstance,
  signIn: SignInParts,
  { bodyTimeoutMs, isProxied }: { readonly bodyTimeoutMs: number; readonly isProxied: boolean },
): void {
  takeJsonAsBytes(app, bodyTimeoutMs);
  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    schema: { hide: true },
    handler: async (request, reply) => {
      const { method, url, headers } = request;
      const body = method === "POST" ? bytesOf(request) : undefined;
      const callerAddress = callerOf(request, isProxied);
      const answer = await signIn.handle({ method, url, headers, body, callerAddress });
      for (const [name, value] of answer.headers) if (name !== "set-cookie") reply.header(name, value);
      reply.header("set-cookie", answer.headers.getSetCookie());
      return reply.status(answer.status).send(Buffer.from(await answer.arrayBuffer()));
    },
  });
}

/** The last address that the trusted proxy has named: what stands before it, a caller may have written. Of none, the proxy's own. */
function callerOf({ ip, headers }: FastifyRequest, isProxied: boolean): string {
  const named = isProxied ? [headers["x-forwarded-for"]].flat().join(",") : "";
  return namedAddress(named.split(",").at(-1)?.trim() ?? "") ?? ip;
}
