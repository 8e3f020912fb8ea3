/** `/ca.crt` and `/ca.crl`: what verifies certificates that the platform has issued, for everybody. RFC 5280, RFC 8555 §9.1. */
import { type CertificateAuthority, type Issuer, RevocationLists } from "@shiming/core";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Deps } from "../deps.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";

const TAGS = ["certificates"];
/** Whoever needs to know at once asks the platform itself, which looks at every call. */
const CACHED = "public, max-age=60";

type AuthorityDeps = Pick<Deps, "clock" | "merchants" | "publishedRevocations"> & {
  readonly authority: CertificateAuthority | undefined;
};

export function registerAuthority(
  app: FastifyInstance,
  { authority, clock, ...stores }: AuthorityDeps,
): void {
  if (!authority) return;
  const lists = new RevocationLists({ authority, ...stores });
  const sendList = async (reply: FastifyReply, issuer: Issuer | undefined) => {
    if (!issuer) return sendProblem(reply, createProblem({ status: 404 }));
    const list = await lists.listOf(issuer, clock());
    return reply
      .headers({ "content-type": "application/pkix-crl", "cache-control": CACHED })
      .send(Buffer.from(list));
  };

  const chain = authority.issuers.map(({ certificatePem }) => certificatePem).join("");
  app.get(
    "/ca.crt",
    {
      schema: {
        summary: "Certificates of all issuers and of the root",
        tags: TAGS,
        produces: ["application/pem-certificate-chain"],
      },
    },
    (_request, reply) =>
      reply
        .headers({ "content-type": "application/pem-certificate-chain", "cache-control": CACHED })
        .send(chain),
  );
  app.get(
    "/ca.crl",
    { schema: { summary: "Revoked certificates of the issuer that issues now", tags: TAGS, produces: CRL } },
    (_request, reply) => sendList(reply, authority.issuers.at(-1)),
  );
  app.get<{ Params: { name: string } }>(
    "/ca/:name.crl",
    { schema: { summary: "Revoked certificates of one issuer", tags: TAGS, produces: CRL } },
    ({ params: { name } }, reply) =>
      sendList(
        reply,
        authority.issuers.find((issuer) => issuer.name === name),
      ),
  );
}

const CRL = ["application/pkix-crl"];
