/** Legal holds are placed and lifted, and looked at before anything is deleted. */
import type { Text } from "@shiming/crypto";
import { type AccountKey, isSameAccount } from "../account/account.ts";
import { accountSubject, staffEvent } from "../administration/staff-event.ts";
import type { Permitted } from "../authorization/authorize.ts";
import { refuse } from "../failure.ts";
import type { RetentionStore } from "../ports/retention-store.ts";
import { opaqueId, type RandomBytes } from "../random.ts";
import type { HeldThing, LegalHold } from "./held-thing.ts";

const LONGEST_REASON = 200;

/** @throws `value_invalid` without a reason */
export async function placeHold(
  of: HeldThing,
  reason: string,
  actor: Permitted<"retention.hold">,
  deps: { readonly retention: Pick<RetentionStore, "changeHolds">; readonly random: RandomBytes },
  at: Date,
): Promise<LegalHold> {
  const said = reason.trim();
  if (said === "" || said.length > LONGEST_REASON) refuse("value_invalid", { hint: REASON });
  const hold: LegalHold = { id: opaqueId(deps.random), of, reason: said, placedAt: at };
  const events = [staffEvent(actor, "legal_hold_placed", subjectOf(hold), at)];
  await deps.retention.changeHolds((now) => ({ next: [...now, hold], events }));
  return hold;
}

/** @throws `entity_not_found` */
export async function liftHold(
  id: string,
  actor: Permitted<"retention.lift_hold">,
  { retention }: { readonly retention: Pick<RetentionStore, "changeHolds"> },
  at: Date,
): Promise<void> {
  await retention.changeHolds((now) => {
    const hold = now.find((each) => each.id === id) ?? refuse("entity_not_found", { hint: noHold(id) });
    const events = [staffEvent(actor, "legal_hold_lifted", subjectOf(hold), at)];
    return { next: now.filter((each) => each !== hold), events };
  });
}

/** @throws `legal_hold` for an account that is held: whoever asks is told that, and not why */
export async function requireNotHeld(
  account: AccountKey,
  { retention }: { readonly retention: Pick<RetentionStore, "holds"> },
): Promise<void> {
  const holds = await retention.holds();
  const isHeld = holds.some(({ of }) => of.kind === "account" && isSameAccount(of.account, account));
  if (isHeld) refuse("legal_hold", { hint: HELD });
}

/** As the audit names it: an account by its digest. */
function subjectOf({ id, of }: LegalHold): string {
  switch (of.kind) {
    case "account":
      return `hold ${id} ${accountSubject(of.account)}`;
    case "mini_program":
      return `hold ${id} ${of.appid}`;
    case "class":
      return `hold ${id} ${of.class}`;
  }
}

const REASON: Text = {
  en: `a hold has a reason of at most ${LONGEST_REASON} characters`,
  zh: `法律保留须写明理由，最多 ${LONGEST_REASON} 个字符`,
};
const HELD: Text = {
  en: "a legal hold keeps this account: it can be deleted when that is lifted",
  zh: "该账户处于法律保留中，解除后才能删除",
};
const noHold = (id: string): Text => ({ en: `no legal hold ${id}`, zh: `没有法律保留 ${id}` });
