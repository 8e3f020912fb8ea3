import Type, { type Static } from "typebox";
import { AssessmentFacts } from "./assessment.ts";
import { after, Input, Nullable, Time } from "./common.ts";
import { Appid, UseTexts } from "./mini-program.ts";

const Words = Type.Object({ en: Type.String(), zh: Type.String() });
const Count = Type.Integer({ minimum: 0 });

const State = Type.Enum(["approved", "suspended", "ended"], {
  description: "ended: nobody is asked for it any more",
});

const period = {
  from: Type.Optional(
    Type.String({ format: "date-time", description: "what is counted happened then or later; 365 days" }),
  ),
  to: Type.Optional(Type.String({ format: "date-time", description: "and before; the end of today" })),
};

export const ProcessingInput = Input({
  ...period,
  search: Type.Optional(
    Type.String({ maxLength: 100, description: "a part of a name, or the beginning of an appid" }),
  ),
  state: Type.Optional(State),
  ...after,
});

export const RecipientInput = Input({
  ...period,
  search: Type.Optional(Type.String({ maxLength: 100, description: "a part of a name" })),
  state: Type.Optional(State),
  ...after,
});

const { search, state } = ProcessingInput.properties;
const format = {
  format: Type.Enum(["json", "csv"]),
  language: Type.Optional(Type.Enum(["zh", "en"], { description: "of texts in CSV; zh" })),
};
export const RegisterExportInput = Input({ ...period, search, state, ...format });

export const RegisterFile = Type.Object({
  name: Type.String(),
  content: Type.String({ description: "JSON, or CSV (RFC 4180), in UTF-8" }),
});

export type Counts = Static<typeof Counts>;
export const Counts = Type.Object(
  {
    from: Time,
    to: Time,
    consented: Count,
    denied: Count,
    released: Type.Integer({ minimum: 0, description: "how often something was handed over" }),
    verified: Type.Integer({ minimum: 0, description: "how often something was compared" }),
    withdrawn: Count,
    first_used_at: { ...Nullable(Time), description: "handed over or compared, at whatever time" },
    last_used_at: Nullable(Time),
  },
  { description: "of consents; what retention has removed is not among them" },
);

const Item = Type.Object({ item: Type.String(), required: Type.Boolean() });

/** One use of people's identities: what a mini program is, or was, approved for in one category. */
export type ProcessingRecord = Static<typeof ProcessingRecord>;
export const ProcessingRecord = Type.Object({
  record_id: Type.String({
    description: "the appid and the category; of a former use, the recipient besides",
  }),
  appid: Appid,
  mini_program: Type.String(),
  category: Type.Array(Type.Integer()),
  category_names: Type.Array(Type.String()),
  state: State,
  since: Nullable(Time),
  ends_at: Nullable(Time),
  operator: {
    ...Nullable(
      Type.Object({ legal_name: Type.String(), contact: Type.String(), complaints: Type.String() }),
    ),
    description: "null where a command is not told whose platform it is",
  },
  recipient: Type.Object({
    organisation_id: Nullable(Type.String()),
    legal_name: Type.String(),
    contact: Type.String(),
  }),
  purpose: Type.String(),
  legal_basis: Type.String(),
  necessity: Nullable(Type.String({ description: "in the recipient's words" })),
  english: Nullable(UseTexts),
  method: Words,
  influence: { ...Words, description: "necessity and influence, as people are told" },
  items: Type.Array(Item),
  retention: Type.Object({
    of_data: Type.String({ description: "by the recipient" }),
    of_consent_records_days: Type.Integer({ description: "by the platform, after their end" }),
    promised_years: Type.Integer({ description: "as people are told" }),
  }),
  safeguards: Type.Array(Words),
  assessment: {
    ...Nullable(AssessmentFacts),
    description: "the latest of its impact assessments; assessments.show has what it says",
  },
  counts: Counts,
});

/** A service provider that identities go to, with all of its uses. */
export type Recipient = Static<typeof Recipient>;
export const Recipient = Type.Object({
  recipient_id: Type.String(),
  organisation_id: Nullable(Type.String()),
  legal_name: Type.String(),
  contact: Type.String(),
  state: State,
  mini_programs: Type.Array(Type.Object({ appid: Appid, name: Type.String() })),
  merchants: Type.Array(
    Type.Object({ mch_id: Type.String(), legal_name: Nullable(Type.String()), released: Count }),
  ),
  items: Type.Array(Type.String()),
  counts: Counts,
});
