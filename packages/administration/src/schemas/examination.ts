import Type, { type Static } from "typebox";
import { Nullable } from "./common.ts";

const Text = Type.Object({ zh: Type.String(), en: Type.String() });

/** A request as somebody has it: its JSON body, a curl command, a HAR file, an HTTP message, a line of a log. */
export const CapturedRequest = Type.String({
  maxLength: 65_536,
  description: "the JSON body, or text that has it inside: a curl command, a HAR file, a line of a log",
});

export type Examination = Static<typeof Examination>;
export const Examination = Type.Object({
  string_to_sign: Nullable(
    Type.String({ description: "of the serial number and the time that were meant, as it has to be signed" }),
  ),
  first: Nullable(Type.String({ description: "the first step that is wrong: what to mend first" })),
  steps: Type.Array(
    Type.Object({
      step: Type.String(),
      title: Text,
      verdict: Type.Enum(["passed", "failed", "skipped"]),
      seen: Text,
      mend: Nullable(Text),
      fault: Nullable(Type.Enum(["caller", "user", "platform"])),
      errcode: Nullable(Type.Integer()),
      mistakes: Type.Array(Type.String(), { description: "words of `shiming doctor`" }),
    }),
  ),
});

export const TriedRequest = Type.Object(
  {
    auth_token: Type.String({ maxLength: 2048 }),
    mch_id: Type.String({ maxLength: 64 }),
    cert_serialno: Type.String({ maxLength: 256 }),
    timestamp: Type.Integer(),
    sign: Type.String({ maxLength: 4096 }),
  },
  { additionalProperties: false },
);

export const TriedAnswer = Type.Object({
  errcode: Type.Integer(),
  answer: Type.String({ description: "the answer as it would be on the wire, JSON" }),
  advice: Nullable(Text),
});
