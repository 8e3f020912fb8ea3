/** The `wx` object of a mini program, put together. */
import type { Start } from "../../link/link.ts";
import type { Dialogs } from "../frame/dialog.ts";
import type { Frame } from "../frame/frame.ts";
import type { Toasts } from "../frame/toast.ts";
import type { ScreenLink } from "../link.ts";
import { launchOptions } from "../pages/launch.ts";
import type { Showing } from "../pages/showing.ts";
import type { PageStack } from "../pages/stack.ts";
import type { NoteLevel, NoteText } from "../problems/note.ts";
import { createAnimation } from "./animation.ts";
import { answeringFunction, type CallListeners, promptFunction, type Work, wxFunction } from "./call.ts";
import { createCanIUse } from "./can-i-use.ts";
import type { WxEvents } from "./events.ts";
import { feedbackFunctions } from "./feedback.ts";
import { barFunctions, navigationFunctions } from "./navigation.ts";
import { queryFunctions, scrollFunctions } from "./page-functions.ts";
import { requestFunction } from "./request.ts";
import { createStorage } from "./storage.ts";
import { describeSystem, menuButtonRect } from "./system-info.ts";
import { namingTheAbsent, unsupportedMembers } from "./unsupported.ts";

export interface WxParts {
  readonly start: Start;
  readonly link: ScreenLink;
  readonly frame: Frame;
  readonly toasts: Toasts;
  readonly dialogs: Dialogs;
  readonly stack: PageStack;
  readonly events: WxEvents;
  environment(): Start["environment"];
  fileUrl(path: string): string;
  readonly showing: Showing;
  noteOnce(level: NoteLevel, text: NoteText): void;
  reportError(error: unknown): void;
}

export type Wx = Readonly<Record<string, unknown>>;

export function createWx(parts: WxParts): Wx {
  const { reportError, noteOnce } = parts;
  const listeners: CallListeners = {
    onError: reportError,
    onUnheard: ({ errMsg }) => noteOnce("error", errMsg),
  };
  const current = () => parts.stack.current;
  const storage = createStorage(parts.start.storage, parts.link);
  const asynchronous = Object.entries({
    ...storage.functions,
    ...phoneFunctions(parts),
    ...feedbackFunctions(parts),
    ...navigationFunctions(parts.stack),
    ...barFunctions(parts.showing.change),
    ...scrollFunctions(current),
  }).map(([name, work]) => [name, wxFunction(name, work, listeners)]);
  const warn = (text: NoteText) => noteOnce("warn", text);
  const supported = {
    ...Object.fromEntries(asynchronous),
    ...storage.synchronous,
    ...synchronousFunctions(parts),
    ...systemFunctions(parts),
    ...queryFunctions(current),
    ...parts.events.functions,
    request: requestFunction(parts.link, listeners, warn, parts.start.bundle.app.networkTimeout?.request),
  };
  const unsupported = unsupportedMembers(warn, listeners);
  const wx = { ...unsupported, ...supported, canIUse: createCanIUse(supported) };
  return namingTheAbsent(wx, noteOnce);
}

function phoneFunctions({ start, link, frame, environment }: WxParts): Record<string, Work> {
  const system = describeSystem(environment, frame.pages);
  return {
    login: () => link.call("login", {}),
    navigateToMiniProgram: ({ appId, path }) => link.call("navigateToMiniProgram", { appId, path }),
    getSystemInfoAsync: system.all,
    getExtConfig: () => ({ extConfig: start.bundle.app.ext ?? {} }),
    getNetworkType: () => ({ networkType: networkType(environment()) }),
  };
}

function systemFunctions({ frame, environment, reportError: onError }: WxParts) {
  const system = describeSystem(environment, frame.pages);
  const answering = (name: string, answer: () => object) => answeringFunction(name, answer, { onError });
  return {
    getSystemInfo: promptFunction("getSystemInfo", system.all, { onError }),
    getSystemInfoSync: system.all,
    getAppBaseInfo: answering("getAppBaseInfo", system.app),
    getDeviceInfo: answering("getDeviceInfo", system.device),
    getWindowInfo: answering("getWindowInfo", system.window),
  };
}

function synchronousFunctions({ start }: WxParts) {
  const launch = launchOptions(start);
  return {
    getExtConfigSync: () => start.bundle.app.ext ?? {},
    getAccountInfoSync: () => ({
      miniProgram: { appId: start.appid, envVersion: "develop", version: "" },
      plugin: {},
    }),
    getMenuButtonBoundingClientRect: menuButtonRect,
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getUpdateManager: () => updateManager,
    createAnimation,
    nextTick: (callback: () => void) => queueMicrotask(callback),
  };
}

/** What is opened here is always the newest: the phone reloads it after every save. */
const updateManager = {
  onCheckForUpdate: (listener: (result: object) => void) =>
    queueMicrotask(() => listener({ hasUpdate: false })),
  onUpdateReady: () => undefined,
  onUpdateFailed: () => undefined,
  applyUpdate: () => undefined,
};

export function networkType({ network }: Start["environment"]): string {
  return network === "offline" ? "none" : "wifi";
}
