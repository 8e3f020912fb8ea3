import { LONGEST_TOKEN, type Receive } from "./push.ts";

/** Whatever version of fastify: this package does not depend on it. */
export interface FastifyLike {
  readonly addContentTypeParser: (...given: never) => unknown;
  readonly post: (...given: never) => unknown;
}

/** A plugin of fastify, whose `prefix` is the path. */
export type FastifyPlugin = (app: FastifyLike) => Promise<void>;

/** As much of fastify as is used. */
interface FastifyParts {
  addContentTypeParser(
    type: string,
    options: { parseAs: "string"; bodyLimit: number },
    parser: (request: unknown, body: string, done: (error: null, body: string) => void) => void,
  ): unknown;
  post(path: string, handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>): unknown;
}

interface FastifyRequest {
  readonly headers: { readonly "content-type"?: string | undefined };
  readonly body: unknown;
}

interface FastifyReply {
  code(status: number): FastifyReply;
  header(name: string, value: string): FastifyReply;
  send(body: string): unknown;
}

/** Within the plugin alone, so that the server's other routes parse as before. */
export function fastifyPlugin(receive: Receive): FastifyPlugin {
  return async (given) => {
    const app = given as unknown as FastifyParts;
    const limit = { parseAs: "string", bodyLimit: LONGEST_TOKEN } as const;
    app.addContentTypeParser("*", limit, (_request, body, done) => done(null, body));
    app.post("/", async (request, reply) => {
      const body = typeof request.body === "string" ? request.body : "";
      const answer = await receive({ contentType: request.headers["content-type"], body });
      if (answer.contentType) reply.header("content-type", answer.contentType);
      return reply.code(answer.status).send(answer.body);
    });
  };
}
