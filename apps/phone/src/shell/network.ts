/** The phone's network: what a mini program asks for goes over it, at once, late, or not at all. */
import type { Network, WxRequest, WxResponse } from "../link/link.ts";
import { backEnd } from "./back-end.ts";
import { CallFailed } from "./screen-link.ts";

/** What a slow network adds to each request. */
const SLOW_MS = 2_000;

const OFFLINE = "request:fail net::ERR_INTERNET_DISCONNECTED";
const TIMEOUT = "request:fail timeout";

/** Waits as long as the network takes; @returns whether there is one then */
export async function passNetwork(network: () => Network): Promise<boolean> {
  if (network() === "slow") await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  return network() !== "offline";
}

/** @throws CallFailed with what the original says */
export async function sendRequest(request: WxRequest, network: () => Network): Promise<WxResponse> {
  const deadline = AbortSignal.timeout(typeof request.timeout === "number" ? request.timeout : 60_000);
  if (!(await passNetwork(network))) throw new CallFailed(OFFLINE);
  if (deadline.aborted) throw new CallFailed(TIMEOUT);
  const { response, errMsg } = await backEnd.send(request, deadline).catch(() => ({
    response: undefined,
    errMsg: deadline.aborted ? TIMEOUT : "request:fail the phone's back end was not reached",
  }));
  if (response) return response;
  throw new CallFailed(errMsg);
}
