import type { FastifyInstance } from "fastify";
import { forgetLog } from "../database/open.ts";
import type { CityDeps } from "../deps.ts";
import { Refusal } from "../http/refusal.ts";
import { requireCitizen } from "../sign-in/routes.ts";

/** `GET /me`: the citizen's own name. `DELETE /me`: everything of the citizen is gone with the answer. */
export function routeCitizen(app: FastifyInstance, deps: CityDeps): void {
  const { citizens, library, database } = deps;

  app.get("/me", async (request) => {
    const name = citizens.nameOf(requireCitizen(request, deps));
    if (!name) throw new Refusal("sign_in_needed");
    return { name: name.reveal() };
  });

  app.delete("/me", async (request, reply) => {
    const id = requireCitizen(request, deps);
    database.transaction(() => {
      library.removeAllOf(id);
      citizens.remove(id);
    })();
    forgetLog(database);
    return reply.code(204).send();
  });
}
