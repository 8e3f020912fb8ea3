/** The authorizations of the person whom the host has sent here, and what can be done about them. */
import { type Authorization, type AuthorizationsAnswer, endpoints, limits, pathOf } from "@shiming/wire";
import { type ShallowRef, shallowRef } from "vue";
import { call } from "../page/call.ts";
import { spendSecret } from "../page/secret.ts";
import {
  afterList,
  afterMore,
  afterNews,
  afterWithdrawal,
  ask,
  cancel,
  confirm,
  isOnItsWay,
  loadMore,
  type My,
} from "./state.ts";

const NEWS_EVERY_MS = 1500;
const NEWS_LOOKS = 6;

/** @param speakOfChild before anything is shown to a guardian */
export function useMy(speakOfChild: () => Promise<boolean>) {
  const my = shallowRef<My>({ at: "loading" });

  async function open(): Promise<void> {
    my.value = { at: "loading" };
    const obstacle = await spendSecret(endpoints.meSession.path);
    my.value = obstacle ? afterList(obstacle) : await list();
  }

  async function list(): Promise<My> {
    const reply = await call<AuthorizationsAnswer>("GET", endpoints.meConsents.path);
    const isOfChild = reply.kind === "ok" && reply.body.acting_for !== undefined;
    return !isOfChild || (await speakOfChild()) ? afterList(reply) : { at: "offline" };
  }

  async function more(): Promise<void> {
    const before = my.value;
    if (before.at !== "list" || before.next === undefined || before.more === "loading") return;
    my.value = loadMore(before);
    const page = `${endpoints.meConsents.path}?after=${encodeURIComponent(before.next)}`;
    const reply = await call<AuthorizationsAnswer>("GET", page);
    my.value = afterMore(my.value, reply);
  }

  async function withdraw(): Promise<void> {
    const before = my.value;
    my.value = confirm(before);
    if (my.value === before || my.value.at !== "list" || !my.value.withdrawing) return;
    const { id } = my.value.withdrawing.consent;
    const reply = await call("POST", pathOf(endpoints.meConsentWithdraw, id));
    my.value = afterWithdrawal(my.value, reply, new Date());
    if (reply.kind === "ok") await follow(id);
  }

  /** The recipient hears of it within seconds, where it can be reached. */
  async function follow(id: string): Promise<void> {
    for (let looks = 0; looks < NEWS_LOOKS; looks += 1) {
      await new Promise((resolve) => setTimeout(resolve, NEWS_EVERY_MS));
      const newest = `${endpoints.meConsents.path}?limit=${limits.consentsPerPage.max}`;
      my.value = afterNews(my.value, await call<AuthorizationsAnswer>("GET", newest));
      if (!isOnItsWay(my.value, id)) return;
    }
  }

  return {
    my: my as Readonly<ShallowRef<My>>,
    open,
    ask: (consent: Authorization) => {
      my.value = ask(my.value, consent);
    },
    cancel: () => {
      my.value = cancel(my.value);
    },
    withdraw,
    more,
  };
}
