/** `wx.canIUse("showToast")`, `("button.open-type.getRealnameAuthInfo")`, `("getSystemInfoSync.return.theme")` */
import { BUILT_IN_ELEMENTS } from "../../bundle/built-in-elements.ts";

const OPEN_TYPES = new Set(["getRealnameAuthInfo"]);
const CALL_PARTS = new Set(["success", "object", "callback", "return"]);

/** @param supported the functions that are there */
export function createCanIUse(supported: Readonly<Record<string, unknown>>): (schema: string) => boolean {
  return (schema) => {
    const [name = "", part, detail] = String(schema).split(".");
    if (Object.hasOwn(supported, name)) return part === undefined || canCall(name, part, detail, supported);
    if (!BUILT_IN_ELEMENTS.has(name)) return false;
    if (part === undefined) return true;
    return name === "button" && part === "open-type" && OPEN_TYPES.has(detail ?? "");
  };
}

/** Only of what answers at once one can tell what it answers. */
function canCall(
  name: string,
  part: string,
  detail: string | undefined,
  supported: Readonly<Record<string, unknown>>,
): boolean {
  if (!CALL_PARTS.has(part)) return false;
  if (part !== "return" || detail === undefined) return detail === undefined;
  const answer = /^get.*(Sync|Info)$/.test(name) && (supported[name] as () => object)();
  return typeof answer === "object" && detail in answer;
}
