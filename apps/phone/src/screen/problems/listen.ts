/** Whatever nobody catches: in a mini program's handlers, timers and promises, and in glass-easel's templates. */
import { addGlobalErrorListener, addGlobalWarningListener, type GeneralComponent } from "glass-easel";
import { isFailure } from "../wx/call.ts";

interface Listeners {
  onError(error: unknown, file: string | undefined): void;
  onRejection(reason: unknown): void;
  /** Not an exception: a call of `wx` failed, or glass-easel has doubts. */
  onDoubt(level: "warn" | "error", text: string): void;
}

export function listenToFailures({ onError, onRejection, onDoubt }: Listeners): void {
  addEventListener("error", ({ error }) => {
    // Without an exception it is the browser's own remark, as that a ResizeObserver did not come to an end.
    if (error) onError(error, undefined);
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    if (isFailure(reason)) onDoubt("error", `Uncaught (in promise) ${reason.errMsg}`);
    else onRejection(reason);
  });
  addGlobalErrorListener((error, _method, component) => {
    onError(error, scriptOf(component));
    return false;
  });
  addGlobalWarningListener((text, component) => {
    // A component may name in its relations what this mini program does not use.
    if (!text.startsWith("the target of relation")) onDoubt("warn", `${nameOf(component)}: ${text}`);
    return false;
  });
}

function scriptOf(component: GeneralComponent | string | undefined): string | undefined {
  const name = component && nameOf(component);
  return name && !name.startsWith("wx://") ? `${name}.js` : undefined;
}

function nameOf(component: GeneralComponent | string): string {
  return typeof component === "string" ? component : component.is;
}
