/** The `wx` object of a mini program, put together. */
import type { Start } from "../../link/link.ts";
import type { NoteLevel } from "../elements/context.ts";
import type { Dialogs } from "../frame/dialog.ts";
import type { Frame } from "../frame/frame.ts";
import type { Toasts } from "../frame/toast.ts";
import type { ScreenLink } from "../link.ts";
import { launchOptions } from "../pages/launch.ts";
import type { Showing } from "../pages/showing.ts";
import type { PageStack } from "../pages/stack.ts";
import { createAnimation } from "./animation.ts";
import { type Work, wxFunction } from "./call.ts";
import { createCanIUse } from "./can-i-use.ts";
import type { WxEvents } from "./events.ts";
import { feedbackFunctions } from "./feedback.ts";
import { barFunctions, navigationFunctions } from "./navigation.ts";
import { queryFunctions, scrollFunctions } from "./page-functions.ts";
import { requestFunction } from "./request.ts";
import { createStorage } from "./storage.ts";
import { describeSystem, menuButtonRect } from "./system-info.ts";
import { namingTheAbsent, unsupportedFunctions } from "./unsupported.ts";

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
  noteOnce(level: NoteLevel, text: string): void;
  reportError(error: unknown): void;
}

export type Wx = Readonly<Record<string, unknown>>;

export function createWx(parts: WxParts): Wx {
  const { reportError, noteOnce } = parts;
  const current = () => parts.stack.current;
  const storage = createStorage(parts.start.storage, parts.link);
  const asynchronous = Object.entries({
    ...storage.functions,
    ...phoneFunctions(parts),
    ...feedbackFunctions(parts),
    ...navigationFunctions(parts.stack),
    ...barFunctions(parts.showing.change),
    ...scrollFunctions(current),
  }).map(([name, work]) => [name, wxFunction(name, work, reportError)]);
  const warn = (text: string) => noteOnce("warn", text);
  const supported = {
    ...Object.fromEntries(asynchronous),
    ...storage.synchronous,
    ...synchronousFunctions(parts),
    ...queryFunctions(current),
    ...parts.events.functions,
    request: requestFunction(parts.link, reportError, warn, parts.start.bundle.app.networkTimeout?.request),
  };
  const unsupported = unsupportedFunctions(warn, reportError);
  const wx = { ...unsupported, ...supported, canIUse: createCanIUse(supported) };
  return namingTheAbsent(wx, (text) => noteOnce("info", text));
}

function phoneFunctions({ start, link, frame, environment }: WxParts): Record<string, Work> {
  const system = describeSystem(environment, frame.pages);
  return {
    login: () => link.call("login", {}),
    getSystemInfo: system.all,
    getSystemInfoAsync: system.all,
    getExtConfig: () => ({ extConfig: start.bundle.app.ext ?? {} }),
    getNetworkType: () => ({ networkType: networkType(environment()) }),
  };
}

function synchronousFunctions({ start, frame, environment }: WxParts) {
  const launch = launchOptions(start);
  const system = describeSystem(environment, frame.pages);
  return {
    getSystemInfoSync: system.all,
    getAppBaseInfo: system.app,
    getDeviceInfo: system.device,
    getWindowInfo: system.window,
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
