/** What a mini program asks of the phone, and the one sheet that may come of it. */
import type { PhoneApp } from "../api/api.ts";
import type { Calls, ReferrerInfo } from "../link/link.ts";
import type { ConsoleLine } from "../panel/observations.ts";
import { backEnd } from "./back-end.ts";
import { passNetwork, sendRequest } from "./network.ts";
import type { PhoneState } from "./phone-state.ts";
import { askRealnameAuth, knowsTapOn } from "./realname-auth.ts";
import { CallFailed, type ScreenListener } from "./screen-link.ts";
import { askVerification, isVerificationProgram } from "./verification.ts";

export interface ScreenCallsParts {
  readonly app: PhoneApp;
  readonly state: () => PhoneState;
  /** What the consent sheet fills. */
  readonly container: () => HTMLElement;
  readonly note: (level: ConsoleLine["level"], text: string, textZh?: string) => void;
}

const NO_TAP = "navigateToMiniProgram:fail can only be invoked by user TAP gesture.";
const NO_SUCH_PROGRAM =
  "navigateToMiniProgram:fail not supported in this simulator: the only other mini program is wx308bd2aeb83d3345, page subPages/city/wxpay-auth/main";

/** @param leave the mini program is left, and shown again with what comes of it */
export function useScreenCalls(
  { app, state, container }: ScreenCallsParts,
  leave: (back: Promise<ReferrerInfo>) => void,
) {
  const network = () => state().network;
  /** Of the sheet that is open. */
  let sheet: AbortController | undefined;

  async function openRealnameAuth(frame: HTMLIFrameElement, categoryId: unknown) {
    const mine = new AbortController();
    sheet ??= mine;
    const { language } = state();
    const question = { ...user(), kind: "realname", categoryId } as const;
    const place = { container: container(), frame, network, language, signal: mine.signal };
    const detail = await askRealnameAuth(question, place);
    if (sheet === mine) sheet = undefined;
    return detail;
  }

  /** Answers as soon as the mini program is left; it is shown again when the other one has ended. */
  async function navigateToMiniProgram(
    frame: HTMLIFrameElement,
    { appId, path }: Calls["navigateToMiniProgram"]["argument"],
  ) {
    if (!isVerificationProgram(appId, path)) throw new CallFailed(NO_SUCH_PROGRAM);
    if (!(await knowsTapOn(frame))) throw new CallFailed(NO_TAP);
    const mine = new AbortController();
    sheet ??= mine;
    const { codeForm, language } = state();
    const place = { container: container(), network, language, signal: mine.signal };
    leave(
      askVerification({ ...user(), kind: "verification" }, codeForm, place).finally(() => {
        if (sheet === mine) sheet = undefined;
      }),
    );
    return {};
  }

  async function login() {
    if (!(await passNetwork(network))) throw new CallFailed("login:fail no network");
    return backEnd.createLoginCode(user());
  }

  const user = () => {
    const { userId, actFor, os: clientOs, version: clientVersion } = state();
    return { userId, actFor, appid: app.appid, clientOs, clientVersion };
  };

  return {
    /** For the screen in this frame. */
    callsOf: (frame: HTMLIFrameElement): ScreenListener["calls"] => ({
      request: (request) => sendRequest(request, network),
      login,
      navigateToMiniProgram: (argument) => navigateToMiniProgram(frame, argument),
      openRealnameAuth: ({ categoryId }) => openRealnameAuth(frame, categoryId),
    }),
    /** @returns whether there was one */
    closeSheet(): boolean {
      sheet?.abort();
      return sheet !== undefined;
    },
  };
}
