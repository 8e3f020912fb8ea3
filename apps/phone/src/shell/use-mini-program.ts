/** The mini program that runs: its bundle, its screen, and what the phone does for it. */
import { onScopeDispose, type Ref, shallowRef, watch } from "vue";
import { useI18n } from "vue-i18n";
import type { MiniProgramBundle } from "../bundle/bundle.ts";
import type { FromScreen, ReferrerInfo } from "../link/link.ts";
import { openAppStorage } from "./app-storage.ts";
import { backEnd, filesUrl } from "./back-end.ts";
import { environmentOf, personOf } from "./phone-state.ts";
import { type ScreenLink, type ScreenListener, startScreen } from "./screen-link.ts";
import { type ScreenCallsParts, useScreenCalls } from "./use-screen-calls.ts";

export interface MiniProgramParts extends ScreenCallsParts {
  readonly told: (message: Extract<FromScreen, { kind: "page" | "problem" }>) => void;
  /** By the back gesture, from its only page. */
  readonly left: () => void;
  readonly compiled: (bundle: MiniProgramBundle) => void;
}

export function useMiniProgram(parts: MiniProgramParts, isInFront: Ref<boolean>) {
  const { app, state } = parts;
  const { t } = useI18n();
  const bundle = shallowRef<MiniProgramBundle>();
  const hasFailed = shallowRef(false);
  const storage = openAppStorage(app.id, personOf(state()));
  const { callsOf, closeSheet } = useScreenCalls(parts, (back) => void leave(back));
  /** To be told when it is shown the next time. */
  let referrer: ReferrerInfo | undefined;
  let link: ScreenLink | undefined;

  async function load(): Promise<void> {
    hasFailed.value = false;
    try {
      bundle.value = await backEnd.bundle(app.id);
      parts.compiled(bundle.value);
    } catch {
      hasFailed.value = true;
    }
  }

  function tell(message: Parameters<ScreenListener["tell"]>[0]): void {
    if (message.kind === "console") parts.note(message.level, message.text, message.textZh);
    else if (message.kind === "leave") parts.left();
    else if (message.kind !== "store") parts.told(message);
    else if (!storage.write(message.key, message.value)) {
      parts.note("error", t("console.noRoom", { key: message.key }));
    }
  }

  function show(visible: boolean): void {
    link?.send({ kind: "visibility", visible, ...(visible && referrer && { referrer }) });
    if (visible) referrer = undefined;
  }

  /** For another mini program, which leads back. */
  async function leave(back: Promise<ReferrerInfo>): Promise<void> {
    show(false);
    referrer = await back;
    if (isInFront.value) show(true);
  }

  /** To be called when the frame has loaded. */
  function start(frame: HTMLIFrameElement): void {
    if (!bundle.value || !frame.contentWindow) return;
    link?.close();
    link = startScreen(
      frame.contentWindow,
      {
        kind: "start",
        appid: app.appid,
        bundle: bundle.value,
        filesUrl: filesUrl(app.id),
        environment: environmentOf(state()),
        storage: storage.read(),
        route: state().open?.route,
      },
      { calls: callsOf(frame), tell },
    );
  }

  watch(
    () => JSON.stringify(environmentOf(state())),
    () => {
      link?.send({ kind: "environment", environment: environmentOf(state()) });
    },
  );
  // An app is updated while its mini programs are out of sight; back in sight they look at it anew.
  watch(
    () => [state().os, state().version].join(" "),
    () => {
      if (!isInFront.value) return;
      for (const visible of [false, true]) show(visible);
    },
  );
  watch(isInFront, (visible) => {
    if (!visible) closeSheet();
    show(visible);
  });
  onScopeDispose(() => {
    closeSheet();
    link?.close();
  });

  /** The back gesture: from the sheet to the mini program, else within it. */
  function back(): void {
    if (!closeSheet()) link?.send({ kind: "back" });
  }

  return { bundle, hasFailed, load, start, back };
}
