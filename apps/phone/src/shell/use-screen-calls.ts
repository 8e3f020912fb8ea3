/** What a mini program asks of the phone, and the one sheet that may come of it. */
import { useI18n } from "vue-i18n";
import type { PhoneApp } from "../api/api.ts";
import type { ConsoleLine } from "../panel/observations.ts";
import { sendRequest } from "./network.ts";
import type { PhoneState } from "./phone-state.ts";
import { askRealnameAuth } from "./realname-auth.ts";
import type { ScreenListener } from "./screen-link.ts";

export interface ScreenCallsParts {
  readonly app: PhoneApp;
  readonly state: () => PhoneState;
  /** What the consent sheet fills. */
  readonly container: () => HTMLElement;
  readonly note: (level: ConsoleLine["level"], text: string, textZh?: string) => void;
}

export function useScreenCalls({ app, state, container, note }: ScreenCallsParts) {
  const { t } = useI18n();
  const network = () => state().network;
  /** Of the sheet that is open. */
  let sheet: AbortController | undefined;

  async function openRealnameAuth(frame: HTMLIFrameElement, categoryId: unknown) {
    const mine = new AbortController();
    sheet ??= mine;
    const { userId, os: clientOs, version: clientVersion, language } = state();
    const question = { userId, appid: app.appid, clientOs, clientVersion, categoryId };
    const place = { container: container(), frame, network, language, signal: mine.signal };
    const detail = await askRealnameAuth(question, place);
    if (sheet === mine) sheet = undefined;
    return detail;
  }

  return {
    /** For the screen in this frame. */
    callsOf: (frame: HTMLIFrameElement): ScreenListener["calls"] => ({
      request: (request) => sendRequest(request, network),
      login() {
        note("info", t("console.login"));
        return { code: crypto.randomUUID().replaceAll("-", "") };
      },
      openRealnameAuth: ({ categoryId }) => openRealnameAuth(frame, categoryId),
    }),
    /** @returns whether there was one */
    closeSheet(): boolean {
      sheet?.abort();
      return sheet !== undefined;
    },
  };
}
