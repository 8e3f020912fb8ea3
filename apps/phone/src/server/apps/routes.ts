import type { FastifyInstance } from "fastify";
import { Refusal } from "../http/app.ts";
import { FILE_POLICY } from "../pages/policies.ts";
import type { Apps } from "./apps.ts";
import { readAppFile } from "./files.ts";

/** `GET /api/apps/{id}/bundle`, `GET /api/apps/{id}/files/{path}` */
export function registerApps(app: FastifyInstance, apps: Apps): void {
  app.get<{ Params: { id: string } }>("/api/apps/:id/bundle", async ({ params }) => {
    return (await apps.bundle(params.id)) ?? missing();
  });
  app.get<{ Params: { id: string; "*": string } }>("/api/apps/:id/files/*", async ({ params }, reply) => {
    const folder = apps.folderOf(params.id) ?? missing();
    const file = (await readAppFile(folder, params["*"])) ?? missing();
    return reply
      .type(file.type)
      .headers({ "access-control-allow-origin": "*", "content-security-policy": FILE_POLICY })
      .send(file.content);
  });
}

function missing(): never {
  throw new Refusal(404, "No mini program of this phone has that.");
}
