/**
 * `/log`: the audit as a transparency log, as C2SP tlog-tiles serves it. Hashes, checkpoint and proofs say nothing of what an
 * entry tells; they are for everybody, or as the operator chooses for auditors. Entries are for auditors alone.
 */
import type { KeyObject } from "node:crypto";
import { bundleOf, cosignedCheckpoint, may, proveEntry, refuse, type Stores, type Text } from "@shiming/core";
import { formatProof, HASH_BYTES, parseTilePath, type TileName } from "@shiming/transparency";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ApiParts } from "../api/api-parts.ts";
import { createProblem, sendProblem } from "../problem/problem.ts";
import { verifierKeyOf } from "./verifier-key.ts";

export interface LogParts {
  readonly stores: Pick<Stores, "audit" | "log">;
  /** Whether hashes are for everybody. */
  readonly isPublic: boolean;
  readonly authenticate: ApiParts["authenticate"];
  /** Ed25519: what checkpoints are verified with. */
  readonly key?: KeyObject | undefined;
}

const TAGS = ["log"];
/** What has been signed once stays as it is. */
const IMMUTABLE = "max-age=31536000, immutable";

export function registerLog(app: FastifyInstance, { stores, isPublic, authenticate, key }: LogParts): void {
  const { audit, log } = stores;
  const requireAuditor = async ({ headers }: FastifyRequest) => {
    const actor = await authenticate(headers);
    if (!actor) refuse("session_invalid", { hint: SIGN_IN });
    if (!may(actor, "audit.export", "platform")) refuse("forbidden", { hint: FOR_AUDITORS });
  };
  const scope = isPublic ? "public" : "private";
  const onRequest = isPublic ? async () => {} : requireAuditor;

  app.get(
    "/log/checkpoint",
    { onRequest, schema: { summary: "What was signed last", tags: TAGS } },
    async (_request, reply) => {
      const head = await log.head();
      if (!head) return nothing(reply, NOT_SIGNED);
      return reply
        .headers({ "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" })
        .send(cosignedCheckpoint(head.checkpoint, await log.witnesses()));
    },
  );

  app.get(
    "/log/key",
    {
      onRequest,
      schema: { summary: "The verifier key of the log: its name, and what it signs with", tags: TAGS },
    },
    async (_request, reply) => {
      const verifierKey = key && (await verifierKeyOf(key, { log }));
      if (verifierKey === undefined) return nothing(reply, NOT_SIGNED);
      return reply
        .headers({ "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" })
        .send(`${verifierKey}\n`);
    },
  );

  app.get<{ Params: { "*": string } }>(
    "/log/tile/*",
    { onRequest, schema: { summary: "Hashes of the tree, and entries", tags: TAGS } },
    async (request, reply) => {
      const tile = parseTilePath(`tile/${request.params["*"]}`);
      const isOfEntries = tile?.level === "entries";
      if (isOfEntries) await requireAuditor(request);
      const bytes = tile && (await bytesOf(tile));
      if (!bytes) return nothing(reply, NO_TILE);
      return reply
        .headers({
          "content-type": "application/octet-stream",
          "cache-control": `${isOfEntries ? "private" : scope}, ${IMMUTABLE}`,
        })
        .send(bytes);
    },
  );

  app.get<{ Params: { number: string } }>(
    "/log/proof/:number",
    { onRequest, schema: { summary: "That an entry is in the log, by its number", tags: TAGS } },
    async ({ params: { number } }, reply) => {
      const proof = /^[1-9]\d{0,15}$/.test(number) ? await proveEntry(log, Number(number)) : undefined;
      if (!proof) return nothing(reply, NO_ENTRY);
      return reply
        .headers({ "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" })
        .send(formatProof(proof));
    },
  );

  /** No more than has been signed. */
  async function bytesOf({ level, index, width }: TileName): Promise<Buffer | undefined> {
    const tile = await log.tile(level === "entries" ? 0 : level, index);
    if (!tile || tile.length < width * HASH_BYTES) return undefined;
    return level === "entries"
      ? bundleOf(audit, index, width)
      : Buffer.from(tile).subarray(0, width * HASH_BYTES);
  }
}

const nothing = (reply: FastifyReply, hint: Text) =>
  sendProblem(reply, createProblem({ status: 404 }, { hint }));

const NOT_SIGNED = { en: "nothing has been signed yet", zh: "还没有签过名" };
const NO_TILE = {
  en: "no tile has this name, or its entries are not signed yet: see /log/checkpoint for how many are",
  zh: "没有这个名称的块，或其中的记录尚未签名：已签名的条数见 /log/checkpoint",
};
const NO_ENTRY = {
  en: "no entry with this number is signed: entries are counted from 1, see /log/checkpoint for how many there are",
  zh: "没有已签名的这一条记录：从 1 开始计数，条数见 /log/checkpoint",
};

const SIGN_IN = {
  en: "sign in, or send an API token of an auditor: Authorization: Bearer …",
  zh: "请登录，或发送审计员的 API 令牌：Authorization: Bearer …",
};
const FOR_AUDITORS = {
  en: "this is for whoever may export the audit",
  zh: "只有可以导出审计的人才能读取",
};
