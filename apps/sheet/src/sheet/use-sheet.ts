/** The sheet of this page's request: its state, and what a person can do about it. */
import { type ConsentDetails, endpoints, pathOf } from "@shiming/wire";
import { onScopeDispose, type ShallowRef, shallowRef } from "vue";
import { call } from "../page/call.ts";
import { spendSecret } from "../page/secret.ts";
import { deliver, resultOf } from "./result.ts";
import {
  type Approved,
  afterApproval,
  afterDetails,
  allow,
  back,
  choose,
  erase,
  isRead,
  press,
  refuse,
  type Sheet,
  takenOf,
  timeOver,
} from "./state.ts";

/** @param speakOfChild before anything is shown to a guardian, or to a child that has one */
export function useSheet(language: () => string, speakOfChild: () => Promise<boolean>) {
  const id = decodeURIComponent(location.pathname.split("/")[2] ?? "");
  const sheet = shallowRef<Sheet>({ at: "loading" });
  const clock = createDeadline(() => move(timeOver(sheet.value)));
  onScopeDispose(clock.stop);

  function move(next: Sheet): void {
    sheet.value = next;
    if (next.at === "approved" || next.at === "refused") deliver(resultOf(next));
  }

  async function open(): Promise<void> {
    move({ at: "loading" });
    const obstacle = await spendSecret(pathOf(endpoints.consentSession, id));
    if (obstacle) move(afterDetails(obstacle));
    else await show();
  }

  /**
   * Asks for the details in the language of the page: what the platform tells is what it remembers as shown. Until it
   * answers there is nothing to decide on, and nothing else is asked, so that it remembers what is on the screen.
   */
  async function show(): Promise<void> {
    move({ at: "loading" });
    const lang = language();
    const reply = await call<ConsentDetails>("GET", `${pathOf(endpoints.consentDetails, id)}?lang=${lang}`);
    const { guardian, has_guardian = guardian } = reply.kind === "ok" ? reply.body : {};
    const isWorded = !has_guardian || (await speakOfChild());
    if (lang !== language()) return show();
    if (reply.kind === "ok") clock.start(reply.body.expires_in);
    move(isWorded ? afterDetails(reply) : { at: "offline" });
  }

  /** What is being read, anew; an end stays as it is, and so does a password on its way. */
  function showAgain(): void {
    if (isRead(sheet.value)) void show();
  }

  async function type(digit: string): Promise<void> {
    const before = sheet.value;
    const next = press(before, digit);
    move(next);
    if (before.at === "keypad" && next.at === "checking") {
      await approve(next.details, takenOf(next), next.digits);
    }
  }

  async function agree(): Promise<void> {
    const before = sheet.value;
    const next = allow(before);
    move(next);
    if (before.at === "asking" && next.at === "sending") await approve(next.details, takenOf(next));
  }

  async function approve(
    { notice_digest }: ConsentDetails,
    items: readonly string[] | undefined,
    password?: string,
  ): Promise<void> {
    const given = {
      ...(password !== undefined && { pay_password: password }),
      notice_digest,
      ...(items && { items }),
    };
    const reply = await call<Approved>("POST", pathOf(endpoints.consentApprove, id), given);
    move(afterApproval(sheet.value, reply));
  }

  /** Sent before it is told, because whoever is told may close the page. */
  function deny(): void {
    void call("POST", pathOf(endpoints.consentDeny, id));
    move(refuse(sheet.value));
  }

  /** Tells the result, also when it was told before, and goes as far as the browser lets a page go. */
  function close(): void {
    deliver(resultOf(sheet.value));
    window.close();
  }

  return {
    sheet: sheet as Readonly<ShallowRef<Sheet>>,
    open,
    showAgain,
    choose: (item: string) => move(choose(sheet.value, item)),
    allow: agree,
    back: () => move(back(sheet.value)),
    type,
    erase: () => move(erase(sheet.value)),
    deny,
    close,
  };
}

function createDeadline(onTime: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(timer);
  return {
    start(seconds: number) {
      stop();
      timer = setTimeout(onTime, seconds * 1000);
    },
    stop,
  };
}
