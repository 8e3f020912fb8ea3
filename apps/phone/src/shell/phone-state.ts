/** How this phone is set. Kept for its window: a reload finds it again, and another window is another phone. */

import { isLanguage, type Language } from "@shiming/pages/language";
import type { Environment, Network } from "../link/link.ts";

export interface PhoneState {
  readonly userId: string;
  /** The child for whom the user acts as a guardian. */
  readonly actFor?: string | undefined;
  readonly os: Environment["os"];
  /** The super-app's; free text, because a wrong one is there to try. */
  readonly version: string;
  readonly network: Network;
  readonly language: Language;
  readonly theme: Environment["theme"];
  /** How the `code` of a verification comes back in `extraData`: as it is, or within an object, as some hosts have it. */
  readonly codeForm: CodeForm;
  /** The mini program in front, and the page that it is on. */
  readonly open?: { readonly appId: string; readonly route?: string | undefined } | undefined;
}

export type CodeForm = "code" | "auth_code";

export const CODE_FORMS = ["code", "auth_code"] as const satisfies readonly CodeForm[];
export const OSES = ["ios", "android"] as const satisfies readonly Environment["os"][];
export const NETWORKS = ["normal", "slow", "offline"] as const satisfies readonly Network[];
export const THEMES = ["light", "dark"] as const satisfies readonly Environment["theme"][];
/** The newest; the first that may, the last that may not; and one that a comparison of texts gets wrong. */
export const VERSIONS = ["8.0.50", "6.5.22", "6.5.21", "6.10.0"] as const;

export function environmentOf({ os, version, network, language, theme }: PhoneState): Environment {
  return { os, version, network, language: language === "en" ? "en" : "zh_CN", theme };
}

/** Whose mini program it is: the child's where a guardian acts. */
export const personOf = ({ userId, actFor }: PhoneState) => actFor ?? userId;

/** What was kept, where it is of use; the rest is as `fresh` has it. */
export function parseState(kept: string | null, fresh: PhoneState): PhoneState {
  const { userId, actFor, os, version, network, language, theme, codeForm, open } = parseObject(kept);
  const { appId, route } = isObject(open) ? open : {};
  return {
    userId: typeof userId === "string" ? userId : fresh.userId,
    ...(typeof actFor === "string" && { actFor }),
    os: OSES.find((each) => each === os) ?? fresh.os,
    version: typeof version === "string" ? version : fresh.version,
    network: NETWORKS.find((each) => each === network) ?? fresh.network,
    language: isLanguage(language) ? language : fresh.language,
    theme: THEMES.find((each) => each === theme) ?? fresh.theme,
    codeForm: CODE_FORMS.find((each) => each === codeForm) ?? fresh.codeForm,
    open:
      typeof appId === "string"
        ? { appId, route: typeof route === "string" ? route : undefined }
        : fresh.open,
  };
}

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
