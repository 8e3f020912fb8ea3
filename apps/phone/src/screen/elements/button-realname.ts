/** `open-type="getRealnameAuthInfo"`: contract §2. The phone asks the user, and judges what is asked; this only passes it on. */
import { type ButtonEventDetail, createFailDetail } from "@shiming/wire";
import type { ElementContext } from "./context.ts";
import type { BuiltIn } from "./element.ts";

/** One sheet at a time, whichever button it was. */
let underWay = false;

/** Does nothing without a real tap, and nothing while another is under way. */
export async function authorizeRealname(
  self: BuiltIn<{ readonly categoryId: unknown }>,
  event: Event,
  context: ElementContext,
): Promise<void> {
  if (underWay || !event.isTrusted || navigator.userActivation?.isActive === false) return;
  underWay = true;
  const detail = await ask(self.get("categoryId"), context);
  underWay = false;
  self.trigger("getrealnameauthinfo", detail);
}

async function ask(categoryId: unknown, context: ElementContext): Promise<ButtonEventDetail> {
  try {
    return await context.call("openRealnameAuth", { categoryId });
  } catch {
    return createFailDetail("system error", "The phone did not answer the button.");
  }
}
