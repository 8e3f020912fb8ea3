import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { meCookie, sheetCookie } from "../sheet/cookie.ts";

/** Collects the routes that are registered after it, for `/openapi.json`. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Shiming",
        description:
          "Real-name authorization: the wire contract of getRealnameAuthInfo, and the API for hosts",
        version: "0.1.0",
      },
      components: {
        securitySchemes: {
          assertion: { type: "http", scheme: "bearer", bearerFormat: "JWT (ES256)" },
          sheet: { type: "apiKey", in: "cookie", name: sheetCookie("", true).name },
          me: { type: "apiKey", in: "cookie", name: meCookie("", true).name },
        },
      },
    },
  });
  app.get("/openapi.json", { schema: { hide: true } }, () => app.swagger());
}
