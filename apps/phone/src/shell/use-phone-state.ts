import { preferredLanguage } from "@shiming/pages/language";
import { readonly, type ShallowRef, shallowRef } from "vue";
import { type PhoneState, parseState, VERSIONS } from "./phone-state.ts";

const PLACE = "phone";

export interface PhoneStateStore {
  readonly state: Readonly<ShallowRef<PhoneState>>;
  /** Changes what is named, and keeps it for a reload of this window. */
  change(part: Partial<PhoneState>): void;
}

export function usePhoneState(): PhoneStateStore {
  const state = shallowRef({ ...parseState(sessionStorage.getItem(PLACE), freshState()), ...openByLink() });
  // The same page with another link: a browser would load nothing.
  window.addEventListener("hashchange", () => location.reload());
  return {
    state: readonly(state) as PhoneStateStore["state"],
    change(part) {
      state.value = { ...state.value, ...part };
      sessionStorage.setItem(PLACE, JSON.stringify(state.value));
    },
  };
}

/** `#app=ID`, as `shiming phone` prints it. It is taken once: a reload stays where the person has gone since. */
function openByLink(): Partial<PhoneState> {
  const [, appId] = /^#app=(\w+)$/.exec(location.hash) ?? [];
  if (appId === undefined) return {};
  history.replaceState(null, "", location.pathname);
  return { open: { appId } };
}

function freshState(): PhoneState {
  return {
    userId: "",
    os: "ios",
    version: VERSIONS[0],
    network: "normal",
    codeForm: "code",
    language: preferredLanguage(navigator.languages),
    theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  };
}
