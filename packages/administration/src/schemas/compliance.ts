import Type from "typebox";
import type { FileAnswer } from "../file-answer.ts";
import { Time } from "./common.ts";

export const PACK_TYPE = "application/zip";

/** Which pack. */
export const PackInput = {
  from: Time,
  to: Type.Optional(Type.String({ format: "date-time", description: "what happened before it; now" })),
  samples: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 1000, description: "entries that are proven; 100" }),
  ),
  seed: Type.Optional(
    Type.String({
      pattern: "^[A-Za-z0-9._-]{1,64}$",
      examples: ["audit-2026"],
      description: "draws them; the log's root at the end of the period, which nobody can choose",
    }),
  ),
};

export const Pack = Type.Unsafe<FileAnswer>({
  type: "string",
  format: "binary",
  contentMediaType: PACK_TYPE,
});
