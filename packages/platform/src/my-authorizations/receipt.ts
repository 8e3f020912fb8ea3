/** The receipt of a consent (ISO/IEC TS 27560), as a JWS by the key of the log: made when it is asked for, and kept nowhere. */
import { receiptFactsOf, signedReceipt } from "@shiming/administration";
import { type AccountKey, maskedNameOf, proveConsent, refuse, requirePerson } from "@shiming/core";
import { createReceipt } from "@shiming/receipt";
import { endpoints } from "@shiming/wire";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../deps.ts";
import { verifierKeyOf } from "../log/verifier-key.ts";
import type { PlatformParts } from "../parts.ts";
import { problemResponses } from "../problem/schema.ts";
import { personSessionOf } from "./session.ts";

type ReceiptDeps = Deps & Pick<PlatformParts, "logKey" | "signReceipt">;

/** `GET /me/consents/{id}/receipt`. */
export function registerReceipt(app: FastifyInstance, deps: ReceiptDeps): void {
  const { logKey, signReceipt } = deps;
  if (!logKey || !signReceipt) return;
  const { method, path } = endpoints.meConsentReceipt;
  app.route<{ Params: { id: string } }>({
    method,
    url: path,
    schema: {
      summary: "The receipt of a consent, a JWS to keep; checked at /receipts, or by the command",
      tags: ["my authorizations"],
      security: [{ me: [] }],
      produces: ["application/jose"],
      response: problemResponses(401, 404, 503),
    },
    async handler(request, reply) {
      const at = deps.clock();
      const person = await requirePerson(await personSessionOf(request, deps, at), deps, at);
      const proven = await proveConsent(person.account, request.params.id, deps);
      const platform = {
        url: deps.sheetUrl(),
        logKey: (await verifierKeyOf(logKey, deps)) ?? refuse("platform_busy"),
      };
      const names = {
        person: await nameIn(person.account, deps),
        guardian: await nameIn(proven.consent.guardian, deps),
      };
      const receipt = createReceipt(receiptFactsOf(proven, { ...platform, names }, at));
      return reply
        .type("application/jose")
        .send(signedReceipt(receipt, { publicKey: logKey, sign: signReceipt }));
    },
  });
}

async function nameIn(account: AccountKey | undefined, deps: Pick<Deps, "identities">) {
  const maskedName = await maskedNameOf(account, deps);
  return maskedName === undefined ? {} : { maskedName };
}
