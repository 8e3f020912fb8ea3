import type { FastifyInstance, FastifyRequest } from "fastify";
import type { CityDeps } from "../deps.ts";
import { Refusal } from "../http/refusal.ts";
import { requireCitizen, requireRoom } from "../sign-in/routes.ts";
import { offerAt, type Slot } from "./hospital.ts";
import type { Attempt } from "./pension.ts";

const text = { type: "string", maxLength: 40 } as const;
const slotBody = {
  type: "object",
  required: ["department", "day", "period"],
  properties: { department: text, day: text, period: text },
} as const;

const attemptBody = {
  type: "object",
  required: ["pension_no", "js_code", "code"],
  properties: {
    pension_no: text,
    js_code: { type: "string", maxLength: 512 },
    code: { type: "string", maxLength: 512 },
  },
} as const;

const code = { type: "string", minLength: 1, maxLength: 512 } as const;
const readerBody = { type: "object", required: ["js_code"], properties: { js_code: code } } as const;
const cardBody = {
  type: "object",
  required: ["auth_token", "js_code"],
  properties: { auth_token: code, js_code: code },
} as const;

/** The personal pages. Every row that is read or changed is asked for together with the citizen who is signed in. */
export function routeServices(app: FastifyInstance, deps: CityDeps): void {
  const { records, hospital, library, pension, mayLogIn, now } = deps;
  const preValidation = async ({ ip }: FastifyRequest) => requireRoom(mayLogIn(ip));

  // Nobody is signed in for it: who it is, the platform says.
  app.post<{ Body: Attempt }>(
    "/pension-qualification",
    { schema: { body: attemptBody }, preValidation },
    async (request) => pension.qualify(request.body, now()),
  );

  // The same: a reader is who the platform says is there.
  app.post<{ Body: { auth_token: string; js_code: string } }>(
    "/library-card",
    { schema: { body: cardBody }, preValidation },
    async ({ body }) => library.issue(body.auth_token, body.js_code, now()),
  );

  app.post<{ Body: { js_code: string } }>(
    "/library-card/show",
    { schema: { body: readerBody }, preValidation },
    async ({ body }) => library.show(body.js_code),
  );

  app.get("/social-security", async (request) => records.socialSecurity.of(requireCitizen(request, deps)));

  app.get("/provident-fund", async (request) => {
    const fund = records.providentFund.of(requireCitizen(request, deps));
    if (!fund) throw new Refusal("not_found");
    return fund;
  });

  app.get("/hospital-appointments", async (request) => {
    const appointments = hospital.of(requireCitizen(request, deps), now());
    return { appointments, offer: offerAt(now()) };
  });

  app.post<{ Body: Slot }>(
    "/hospital-appointments",
    { schema: { body: slotBody } },
    async (request, reply) => {
      const appointment = hospital.book(requireCitizen(request, deps), request.body, now());
      return reply.code(201).send(appointment);
    },
  );

  app.delete<{ Params: { id: string } }>("/hospital-appointments/:id", async (request, reply) => {
    if (!hospital.cancel(requireCitizen(request, deps), request.params.id)) throw new Refusal("not_found");
    return reply.code(204).send();
  });
}
