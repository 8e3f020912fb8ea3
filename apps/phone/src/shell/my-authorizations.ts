/** How a host takes its user to "my authorizations". */
import type { Network } from "../link/link.ts";
import { backEnd } from "./back-end.ts";
import { passNetwork } from "./network.ts";
import type { PhoneState } from "./phone-state.ts";
import { inLanguage } from "./realname-auth.ts";

export type Opening = "opened" | "blocked" | "offline" | "unavailable";

/** To be called in the task of a tap: a browser opens windows then and at no other time. */
export async function openMyAuthorizations(state: PhoneState, network: () => Network): Promise<Opening> {
  const page = window.open("", "", "popup,width=420,height=760");
  if (!page) return "blocked";
  const failure = await invite(page, state, network);
  if (failure) page.close();
  return failure ?? "opened";
}

async function invite(
  page: Window,
  { userId, actFor, language }: PhoneState,
  network: () => Network,
): Promise<Opening | undefined> {
  if (!(await passNetwork(network))) return "offline";
  try {
    const { url } = await backEnd.createMeSession({ userId, actFor });
    // It is the platform's page, and has no business with the phone.
    page.opener = null;
    page.location.replace(inLanguage(url, language));
    return undefined;
  } catch {
    return "unavailable";
  }
}
