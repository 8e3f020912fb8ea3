/** How long classes of record are kept, legal holds, and the job that removes what has been kept long enough. */
import {
  type HeldThing as Held,
  keptWithoutPeriod,
  type LegalHold,
  liftHold,
  placeHold,
  refuse,
  requireKnownPerson,
  retentionOf,
  runRetention,
  type Stores,
  setRetention,
  usualRetention,
} from "@shiming/core";
import Type, { type Static } from "typebox";
import { requireHost } from "../host-meant.ts";
import { operation } from "../operation.ts";
import { Input, Nothing } from "../schemas/common.ts";
import { Days, HeldThing, Hold, RemovedRecords, RetainedClassName, Retention } from "../schemas/retention.ts";
import { noMiniProgram, thePlatform } from "../subjects.ts";

const Periods = Type.Array(Type.Object({ class: RetainedClassName, days: Days }), {
  minItems: 1,
  maxItems: 10,
});

export const retentionOperations = {
  "retention.show": operation("retention.show", {
    method: "GET",
    path: "/retention",
    summary: {
      en: "How long classes of record are kept, and legal holds",
      zh: "各类记录的保存期限，以及法律保留",
    },
    input: Nothing,
    output: Retention,
    subject: thePlatform,
    run: (_input, _actor, { stores }) => describeRetention(stores),
  }),

  "retention.set": operation("retention.set", {
    method: "PUT",
    path: "/retention",
    summary: { en: "Keep classes of record for another time", zh: "修改各类记录的保存期限" },
    input: Input({ periods: Periods }),
    output: Retention,
    subject: thePlatform,
    run: async ({ periods }, actor, { stores }, at) => {
      await setRetention(new Map(periods.map((each) => [each.class, each.days])), actor, stores, at);
      return describeRetention(stores);
    },
  }),

  "retention.hold": operation("retention.hold", {
    method: "POST",
    path: "/retention/holds",
    summary: {
      en: "Place a legal hold on an account, a mini program or a class: nothing of it is deleted",
      zh: "对账户、小程序或一类记录设置法律保留：其内容不会被删除",
    },
    input: Input({ ...HeldThing, reason: Type.String({ minLength: 1, maxLength: 200 }) }),
    output: Hold,
    subject: thePlatform,
    run: async ({ reason, ...thing }, actor, { stores, random }, at) =>
      describeHold(await placeHold(await heldThing(thing, stores), reason, actor, { ...stores, random }, at)),
  }),

  "retention.lift_hold": operation("retention.lift_hold", {
    method: "DELETE",
    path: "/retention/holds/{hold_id}",
    summary: { en: "Lift a legal hold", zh: "解除法律保留" },
    input: Input({ hold_id: Type.String({ minLength: 1 }) }),
    output: Type.Null(),
    subject: thePlatform,
    run: async ({ hold_id }, actor, { stores }, at) => {
      await liftHold(hold_id, actor, stores, at);
      return null;
    },
  }),

  "retention.run": operation("retention.run", {
    method: "POST",
    path: "/retention/run",
    summary: { en: "Remove what has been kept long enough", zh: "删除已超过保存期限的记录" },
    input: Nothing,
    output: RemovedRecords,
    subject: thePlatform,
    run: async (_input, actor, { stores }, at) =>
      [...(await runRetention(actor, stores, at))].map(([kind, removed]) => ({ class: kind, removed })),
  }),
};

type Thing = Static<ReturnType<typeof Type.Object<typeof HeldThing>>>;

/** A hold on nobody would keep nothing, and be relied on. @throws `entity_not_found`, `value_invalid` */
async function heldThing(thing: Thing, stores: Stores): Promise<Held> {
  const { issuer, user_id: userId, appid } = thing;
  if ([userId, appid, thing.class].filter((each) => each !== undefined).length !== 1)
    return refuse("value_invalid", { hint: ONE_THING });
  if (appid !== undefined) {
    if (!(await stores.miniPrograms.find(appid)))
      refuse("entity_not_found", { hint: noMiniProgram({ appid }) });
    return { kind: "mini_program", appid };
  }
  if (thing.class !== undefined) return { kind: "class", class: thing.class };
  const account = { issuer: await requireHost(issuer, stores), userId: userId ?? "" };
  await requireKnownPerson(account, stores);
  return { kind: "account", account };
}

async function describeRetention({ retention }: Pick<Stores, "retention">): Promise<Retention> {
  const periods = await retentionOf({ retention });
  return {
    periods: [...usualRetention].map(([kind, usual]) => ({
      class: kind,
      days: periods.get(kind) ?? usual,
      usual,
    })),
    without_period: keptWithoutPeriod.map((each) => ({ ...each })),
    holds: (await retention.holds()).map(describeHold),
  };
}

function describeHold({ id, of, reason, placedAt }: LegalHold): Static<typeof Hold> {
  const hold = { hold_id: id, kind: of.kind, reason, placed_at: placedAt.toISOString() };
  switch (of.kind) {
    case "account":
      return { ...hold, issuer: of.account.issuer, user_id: of.account.userId };
    case "mini_program":
      return { ...hold, appid: of.appid };
    case "class":
      return { ...hold, class: of.class };
  }
}

const ONE_THING = {
  en: "a hold is on one of: an account (user_id), a mini program (appid), a class",
  zh: "法律保留只能针对一项：账户（user_id）、小程序（appid）或一类记录（class）",
};
