/** What a copy says of itself, and what it is held to. */
import type { TableCounts } from "@shiming/store/sqlite";
import Type, { type Static } from "typebox";
import Value from "typebox/value";
import { parseJson } from "../json-text.ts";
import { Sentence } from "../sentence.ts";

export const MANIFEST = "manifest.json";
/** In the order in which they are in a copy, behind the manifest. */
export const COPIED = ["shiming.db", "sign-in.db", "audit-heads.ndjson"] as const;

const Digest = Type.String({ pattern: "^[0-9a-f]{64}$" });
const Count = Type.Integer({ minimum: 0 });

export type Manifest = Static<typeof Manifest>;
export const Manifest = Type.Object({
  format: Type.Literal(1),
  /** Of the program that made it. */
  version: Type.String(),
  made_at: Type.String(),
  /** The newest migration. */
  schema: Type.String(),
  files: Type.Array(
    Type.Object({
      name: Type.Enum([...COPIED]),
      size: Count,
      sha256: Digest,
      tables: Type.Optional(Type.Record(Type.String(), Count)),
    }),
    { minItems: 1, maxItems: COPIED.length },
  ),
  /** The keys that the data belongs to; none of them is in the copy. */
  keys: Type.Array(Type.Object({ name: Type.String(), fingerprint: Digest })),
  /** The audit's log, as it was signed last. */
  log: Type.Object({ size: Count, root: Type.Union([Digest, Type.Null()]) }),
});

/** @throws Sentence for what is none, or of a later release */
export function readManifest(text: string, copy: string): Manifest {
  const manifest = parsed(text);
  if (Value.Check(Manifest, manifest)) return manifest;
  throw untrue(copy, { en: "its manifest cannot be read", zh: "清单无法读取" });
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

export function untrue(copy: string, what: { readonly en: string; readonly zh: string }): Sentence {
  return new Sentence({
    en: `${copy} is not what it says: ${what.en}. Nothing was put back.`,
    zh: `${copy} 与其清单不符：${what.zh}。没有恢复任何内容。`,
  });
}

export function sameCounts(one: TableCounts = {}, other: TableCounts = {}): boolean {
  const sorted = (counts: TableCounts) => JSON.stringify(Object.entries(counts).sort());
  return sorted(one) === sorted(other);
}
