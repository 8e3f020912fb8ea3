/**
 * What the screen and the phone around it say to one another, over one `MessagePort`. The screen is a frame of no origin
 * (`sandbox="allow-scripts"`): a mini program reaches nothing but by these messages, so what it may do is decided outside it.
 */
import type { ButtonEventDetail } from "@shiming/wire";
import type { MiniProgramBundle, Problem } from "../bundle/bundle.ts";

/** The phone that a mini program finds itself in. */
export interface Environment {
  readonly os: "ios" | "android";
  /** The super-app's version, as `wx.getAppBaseInfo().version`. */
  readonly version: string;
  readonly network: Network;
  /** For `wx.getAppBaseInfo().language`. */
  readonly language: "zh_CN" | "en";
  readonly theme: "light" | "dark";
}

export type Network = "normal" | "slow" | "offline";

/** The first message, by `window.postMessage`; it carries the port. Again after every save, with a new frame. */
export interface Start {
  readonly kind: "start";
  readonly appid: string;
  readonly bundle: MiniProgramBundle;
  /** Where the mini program's own files (images) are, with a slash at the end. */
  readonly filesUrl: string;
  readonly environment: Environment;
  /** What the mini program kept by `wx.setStorage`, as JSON by key. */
  readonly storage: Readonly<Record<string, string>>;
  /** The page to begin with, a `route` that `page` told; the first page where it is absent or no page any more. */
  readonly route?: string | undefined;
}

/** As `referrerInfo` of `App.onShow` has it. */
export interface ReferrerInfo {
  readonly appId: string;
  readonly extraData: Readonly<Record<string, unknown>>;
}

/** What the phone tells the screen. */
export type ToScreen =
  | { readonly kind: "environment"; readonly environment: Environment }
  /** The phone's back gesture. */
  | { readonly kind: "back" }
  /** The mini program went to the background, or came back from it. */
  | {
      readonly kind: "visibility";
      readonly visible: boolean;
      /** Of another mini program that led back here. */
      readonly referrer?: ReferrerInfo | undefined;
    }
  | { readonly kind: "answer"; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: "answer"; readonly id: number; readonly ok: false; readonly errMsg: string };

/** What the screen tells the phone. `call` is answered by `answer` with its `id`. */
export type FromScreen =
  | { readonly [K in keyof Calls]: Call<K> }[keyof Calls]
  /** A page was shown. `route`: its path and, behind `?`, its query. */
  | { readonly kind: "page"; readonly route: string }
  /** The back gesture on the only page: it leads out of the mini program. */
  | { readonly kind: "leave" }
  | { readonly kind: "problem"; readonly problem: Problem }
  | {
      readonly kind: "console";
      readonly level: "log" | "info" | "warn" | "error";
      readonly text: string;
      /** Of what the screen says by itself. */
      readonly textZh?: string;
    }
  | {
      readonly kind: "store";
      readonly key: string /** JSON; null removes. */;
      readonly value: string | null;
    };

export interface Call<K extends keyof Calls> {
  readonly kind: "call";
  readonly id: number;
  readonly name: K;
  readonly argument: Calls[K]["argument"];
}

export interface Calls {
  request: { argument: WxRequest; value: WxResponse };
  login: { argument: Record<string, never>; value: { readonly code: string } };
  /** Another mini program: there is one, which asks whether somebody may be verified (contract §9). Answered when it is opened. */
  navigateToMiniProgram: {
    argument: { readonly appId: unknown; readonly path: unknown };
    value: Record<string, never>;
  };
  /** Only in the task of a trusted tap: the phone looks at its own user activation, too. */
  openRealnameAuth: {
    argument: { readonly categoryId: unknown };
    value: ButtonEventDetail;
  };
}

export interface WxRequest {
  readonly url: string;
  readonly method: string;
  readonly header: Readonly<Record<string, string>>;
  /** As it goes over the wire. */
  readonly body?: string | undefined;
  /** Milliseconds. */
  readonly timeout: number;
}

export interface WxResponse {
  readonly statusCode: number;
  /** Of several with one name, the values with commas between them. */
  readonly header: Readonly<Record<string, string>>;
  /** Each `Set-Cookie` by itself: there are commas in them. */
  readonly cookies: readonly string[];
  readonly body: string;
}
