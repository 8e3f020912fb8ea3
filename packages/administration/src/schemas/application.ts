import { applicationStates, attachmentKinds, fileScans, fileTypes } from "@shiming/core";
import Type, { type Static, type TSchema } from "typebox";
import { Input, Nullable, Time } from "./common.ts";
import { ApprovedUse, Quota } from "./mini-program.ts";

export const ApplicationId = Type.String({ description: "A and 16 letters and digits" });
export const Reason = Type.String({ description: "why; the applicant reads it" });

const Contact = { name: Type.String(), telephone: Type.String(), email: Type.String() };
const partialContact = {
  name: Type.Optional(Contact.name),
  telephone: Type.Optional(Contact.telephone),
  email: Type.Optional(Contact.email),
};
const partialPlatformContact = { name: partialContact.name, email: partialContact.email };

const texts = {
  legal_name: Type.String({ description: "1: 业务方名称（主体名称）" }),
  scenario: Type.String({ description: "2: 使用该接口的场景和用途" }),
  mini_program_name: Type.String({ description: "3: 小程序名称" }),
  appid: Type.String({ description: "3: 小程序 appid" }),
  mch_id: Type.String({ description: "4: 商户号" }),
};
const numbers = {
  calls_per_day: Type.Integer({ description: "5: 日均调用次数" }),
  users_per_day: Type.Integer({ description: "5: 日均用户数" }),
  peak_per_minute: Type.Integer({ description: "6: 最高并发调用量，分钟级" }),
  average_per_minute: Type.Integer({ description: "7: 平均每分钟调用量" }),
};

/** The ten items, as far as they are there. */
const shownItems = {
  legal_name: Nullable(texts.legal_name),
  scenario: Nullable(texts.scenario),
  mini_program_name: Nullable(texts.mini_program_name),
  appid: Nullable(texts.appid),
  mch_id: Nullable(texts.mch_id),
  calls_per_day: Nullable(numbers.calls_per_day),
  users_per_day: Nullable(numbers.users_per_day),
  peak_per_minute: Nullable(numbers.peak_per_minute),
  average_per_minute: Nullable(numbers.average_per_minute),
};
const ShownContact = Type.Object({
  name: Nullable(Type.String()),
  telephone: Nullable(Type.String()),
  email: Nullable(Type.String()),
});

export type Items = Static<typeof Items>;
export const Items = Type.Object({
  ...shownItems,
  product_contact: Nullable(ShownContact),
  development_contact: Nullable(ShownContact),
  platform_contact: Nullable(Type.Object({ name: Nullable(Type.String()), email: Nullable(Type.String()) })),
});

/** `null` empties it. */
const orEmpty = <Value extends TSchema>(value: Value) => Type.Optional(Nullable(value));

/** Items to fill in or to change: those that are given. */
export const itemsToFillIn = {
  legal_name: Type.Optional(texts.legal_name),
  scenario: Type.Optional(texts.scenario),
  mini_program_name: Type.Optional(texts.mini_program_name),
  appid: Type.Optional(texts.appid),
  mch_id: Type.Optional(texts.mch_id),
  calls_per_day: orEmpty(numbers.calls_per_day),
  users_per_day: orEmpty(numbers.users_per_day),
  peak_per_minute: orEmpty(numbers.peak_per_minute),
  average_per_minute: orEmpty(numbers.average_per_minute),
  product_contact: Type.Optional(Input(partialContact)),
  development_contact: Type.Optional(Input(partialContact)),
  platform_contact: orEmpty(Input(partialPlatformContact)),
};
const ItemsToFillIn = Input(itemsToFillIn);
export type ItemsToFillIn = Static<typeof ItemsToFillIn>;

const LegalGround = { law: Type.String(), article: Type.String() };
const DataStorage = { where: Type.String(), how: Type.String() };
const Assessment = { necessity: Type.String(), risk: Type.String(), measures: Type.String() };

export const permissionToFillIn = {
  uses: Type.Optional(Type.Array(ApprovedUse)),
  legal_ground: Type.Optional(Input(LegalGround)),
  storage: Type.Optional(Input(DataStorage)),
  assessment: Type.Optional(Input(Assessment)),
  ends_at: orEmpty(Time),
};
const PermissionToFillIn = Input(permissionToFillIn);
export type PermissionToFillIn = Static<typeof PermissionToFillIn>;

const Next = Type.Object({
  who: Type.Enum(["applicant", "staff", "nobody"]),
  what: Nullable(Type.String({ description: "what they are to do" })),
  what_zh: Nullable(Type.String()),
  until: Nullable(Time),
  overdue: Type.Boolean(),
});

const State = Type.Enum([...applicationStates]);

/** As lists show it. */
export type ListedApplication = Static<typeof ListedApplication>;
const UpTo = Type.Integer({ minimum: 0, maximum: 100, description: "100 stands for a hundred and more" });

/** How long each part of the queue is. */
export const ApplicationCounts = Type.Object({
  all: UpTo,
  mine: UpTo,
  free: UpTo,
  unclaimed: UpTo,
  overdue: UpTo,
});

export const ListedApplication = Type.Object({
  id: ApplicationId,
  state: State,
  since: Time,
  organisation_id: Nullable(Type.String()),
  taken_by: Nullable(Type.String()),
  succeeds: Nullable(ApplicationId),
  next: Next,
  ...Items.properties,
});

export type AttachmentFacts = Static<typeof AttachmentFacts>;
export const AttachmentFacts = Type.Object({
  digest: Type.String({ description: "SHA-256 of the content" }),
  kind: Type.Enum([...attachmentKinds]),
  name: Type.String(),
  type: Type.Enum([...fileTypes]),
  size: Type.Integer({ description: "bytes" }),
  attached_at: Time,
});

const ShownFinding = Type.Object({
  item: Nullable(Type.Integer()),
  field: Type.String(),
  weight: Type.Enum(["fault", "remark"]),
  en: Type.String(),
  zh: Type.String(),
});

const ShownStep = Type.Object({
  move: Type.String(),
  to: State,
  at: Time,
  by: Type.String(),
  reason: Nullable(Type.String()),
  message_id: Nullable(Type.String({ description: "of the mail that told the applicant" })),
});

const Approval = Type.Object({
  since: Time,
  ends_at: Nullable(Time),
  uses: Type.Array(ApprovedUse),
  quota: Nullable(Quota),
});

/** Of an application as it was seen: given with a change, that is refused where another has changed it meanwhile. */
export const Revision = Type.Integer({ minimum: 1, description: "goes up with every change" });

export type ShownApplication = Static<typeof ShownApplication>;
export const ShownApplication = Type.Object({
  ...ListedApplication.properties,
  revision: Revision,
  language: Type.Enum(["zh", "en"], { description: "of the mails about it" }),
  uses: Type.Array(ApprovedUse),
  legal_ground: Nullable(Type.Object(LegalGround)),
  storage: Nullable(Type.Object(DataStorage)),
  assessment: Nullable(Type.Object(Assessment)),
  ends_at: Nullable(Time),
  attachments: Type.Array(
    Type.Object({ ...AttachmentFacts.properties, scan: Nullable(Type.Enum([...fileScans])) }),
  ),
  findings: Type.Array(ShownFinding),
  approval: Nullable(Approval),
  suggested: Type.Object(
    { quota: Nullable(Quota), ends_at: Time },
    { description: "how much an approval gives and until when, unless it is decided otherwise" },
  ),
  moves: Type.Array(Type.String(), { description: "what can happen to it now" }),
  history: Type.Array(ShownStep),
});

const Value = Type.Union([Type.String(), Type.Number(), Type.Null()]);
export const ShownDifference = Type.Object({ field: Type.String(), before: Value, after: Value });
