import { Sensitive } from "@shiming/crypto";
import { endAll } from "../access-token/chains.ts";
import type { Permitted } from "../authorization/authorize.ts";
import type { Action } from "../authorization/rules.ts";
import { digestOf } from "../digest.ts";
import { DomainError, refuse } from "../failure.ts";
import { endBinding } from "../mini-program/binding.ts";
import { type Category, categoryIdOf } from "../mini-program/category.ts";
import {
  type ApprovedUse,
  isAppid,
  type MiniProgram,
  type ServiceProvider,
} from "../mini-program/mini-program.ts";
import type { RealnameAccess } from "../mini-program/realname-access.ts";
import type { AccessTokenStore } from "../ports/access-token-store.ts";
import type { MerchantStore } from "../ports/merchant-store.ts";
import type { MiniProgramStore } from "../ports/mini-program-store.ts";
import type { Quota } from "../quota/quota.ts";
import type { RandomBytes } from "../random.ts";
import { requireShownText } from "./shown-text.ts";
import { shownCategory, shownUse } from "./shown-use.ts";
import { staffEvent } from "./staff-event.ts";

const DEFAULT_QUOTA: Quota = { perMinute: 6_000, perDay: 1_000_000 };

export interface NewMiniProgram {
  /** Chosen by the platform when absent. */
  readonly appid?: string;
  readonly name: string;
  readonly serviceProvider: ServiceProvider;
  readonly categories: readonly Category[];
  readonly quota?: Quota;
}

export interface ResetSecretDeps extends MiniProgramDeps {
  readonly accessTokens: Pick<AccessTokenStore, "changeChain">;
}

export interface MiniProgramDeps {
  readonly miniPrograms: Pick<MiniProgramStore, "find" | "change" | "changeBinding">;
  readonly merchants: Pick<MerchantStore, "find">;
  readonly random: RandomBytes;
}

/** @returns the appid and its secret, which is told this once. @throws `value_invalid`, `entity_exists` */
export async function createMiniProgram(
  input: NewMiniProgram,
  actor: Permitted<"apps.create">,
  deps: MiniProgramDeps,
  at: Date,
): Promise<{ appid: string; secret: Sensitive<string> }> {
  const appid = input.appid ?? `wx${deps.random(8).toString("hex")}`;
  if (!isAppid(appid))
    refuse("value_invalid", {
      hint: { en: "an appid is wx and 16 lower-case hex digits", zh: "appid 是 wx 加 16 位小写十六进制数字" },
    });
  const { quota = DEFAULT_QUOTA } = input;
  requireQuota(quota);
  const secret = newSecret(deps.random);
  const app: MiniProgram = {
    appid,
    name: requireShownText("appName", input.name),
    serviceProvider: {
      legalName: requireShownText("legalName", input.serviceProvider.legalName),
      contact: requireShownText("contact", input.serviceProvider.contact),
    },
    categories: input.categories.map(shownCategory),
    quota,
    secretDigest: digestOf(secret.reveal()),
    access: { state: "none" },
    approvedUses: [],
  };
  const event = staffEvent(actor, "mini_program_created", appid, at);
  await deps.miniPrograms.change(appid, (now) =>
    now
      ? refuse("entity_exists", { hint: { en: `${appid} exists`, zh: `${appid} 已存在` } })
      : { next: app, events: [event] },
  );
  return { appid, secret };
}

/**
 * The old secret ends at once, and with it every access token. Where that fails half-way nobody is told the new secret, and the
 * reset that has to follow ends the tokens. @returns the new one, told this once. @throws `entity_not_found`
 */
export async function resetSecret(
  appid: string,
  actor: Permitted<"apps.reset_secret">,
  deps: ResetSecretDeps,
  at: Date,
): Promise<Sensitive<string>> {
  const secret = newSecret(deps.random);
  await changeMiniProgram(
    appid,
    "secret_reset",
    () => ({ secretDigest: digestOf(secret.reveal()) }),
    actor,
    deps,
    at,
  );
  for (const chain of ["token", "stable_token"] as const) {
    await deps.accessTokens.changeChain(appid, chain, (now) => ({
      next: endAll(now, at),
      result: undefined,
    }));
  }
  return secret;
}

/**
 * Opens real-name access for these uses, in place of the ones before.
 * @throws `entity_not_found`; `value_invalid` for a category that the mini program does not have, or a text that says nothing
 */
export async function approveAccess(
  appid: string,
  uses: readonly ApprovedUse[],
  actor: Permitted<"apps.approve">,
  deps: MiniProgramDeps,
  at: Date,
): Promise<void> {
  const access: RealnameAccess = { state: "approved", since: at };
  const event = staffEvent(actor, "access_approved", appid, at);
  const approvedUses = uses.map(shownUse);
  const asked = uses.map(({ category }) => categoryIdOf(category).join());
  await deps.miniPrograms.change(appid, (now) => {
    if (!now) throw unknown(appid);
    const own = now.categories.map((category) => categoryIdOf(category).join());
    const strange = asked.find((id) => !own.includes(id));
    if (strange)
      refuse("value_invalid", {
        hint: { en: `${strange} is no category of the mini program`, zh: `小程序没有类目 ${strange}` },
      });
    return { next: { ...now, access, approvedUses }, events: [event] };
  });
}

/** @throws `value_invalid`, `entity_not_found` */
export async function setQuota(
  appid: string,
  quota: Quota,
  actor: Permitted<"apps.set_quota">,
  deps: MiniProgramDeps,
  at: Date,
): Promise<void> {
  requireQuota(quota);
  await changeMiniProgram(appid, "quota_set", () => ({ quota }), actor, deps, at);
}

/** Binds the mini program to a merchant, or ends a binding, or a request for one. @throws `entity_not_found` */
export async function setBinding(
  appid: string,
  mchId: string,
  bound: boolean,
  actor: Permitted<"apps.bind" | "apps.unbind">,
  deps: MiniProgramDeps,
  at: Date,
): Promise<void> {
  if (!(await deps.miniPrograms.find(appid))) throw unknown(appid);
  if (!(await deps.merchants.find(mchId)))
    refuse("entity_not_found", { hint: { en: `no merchant ${mchId}`, zh: `没有商户 ${mchId}` } });
  const event = staffEvent(actor, bound ? "merchant_bound" : "merchant_unbound", `${appid} ${mchId}`, at);
  await deps.miniPrograms.changeBinding(appid, mchId, (now) => ({
    next: bound ? { state: "bound" } : endBinding(now, at),
    events: [event],
  }));
}

/** One change of what it is now, in the audit under that action. @throws `entity_not_found` */
export async function changeMiniProgram(
  appid: string,
  action: string,
  change: (now: MiniProgram) => Partial<MiniProgram>,
  actor: Permitted<Action>,
  deps: Pick<MiniProgramDeps, "miniPrograms">,
  at: Date,
): Promise<void> {
  const event = staffEvent(actor, action, appid, at);
  await deps.miniPrograms.change(appid, (now) => {
    if (!now) throw unknown(appid);
    return { next: { ...now, ...change(now) }, events: [event] };
  });
}

const unknown = (appid: string) =>
  new DomainError("entity_not_found", {
    hint: { en: `no mini program ${appid}`, zh: `没有小程序 ${appid}` },
  });

/** What is no number is never exceeded: a quota that is not one must not get in. */
function requireQuota({ perMinute, perDay }: Quota): void {
  if (![perMinute, perDay].every((calls) => Number.isSafeInteger(calls) && calls >= 0)) {
    refuse("value_invalid", {
      hint: {
        en: "a quota is two whole numbers of calls, per minute and per day",
        zh: "额度是两个整数：每分钟和每日的调用次数",
      },
    });
  }
}

/** 32 hex digits, as the secrets of this ecosystem are. */
function newSecret(random: RandomBytes): Sensitive<string> {
  return new Sensitive(random(16).toString("hex"));
}
