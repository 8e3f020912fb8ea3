/** `input` */
import { defineElement } from "./element.ts";
import { TEXT_FIELD, TEXT_FIELD_UNSUPPORTED_EVENTS, textField } from "./text-field.ts";

/** What a phone's keyboard of that type has no key for. */
const NOT_ON_KEYBOARD: Readonly<Record<string, RegExp>> = {
  number: /\D/g,
  digit: /[^\d.]/g,
  idcard: /[^\dXx]/g,
};
const KEYBOARDS: Readonly<Record<string, string>> = { number: "numeric", digit: "decimal", idcard: "text" };

export const input = defineElement({
  tag: "input",
  properties: { ...TEXT_FIELD, type: "text", password: false },
  unsupportedEvents: [...TEXT_FIELD_UNSUPPORTED_EVENTS, "nicknamereview"],
  create(self) {
    const control = document.createElement("input");
    const permit = (typed: string) => typed.replace(NOT_ON_KEYBOARD[self.get("type")] ?? /[\r\n]/g, "");
    const behaviour = textField(self, control, permit);
    const setType = () => {
      const type = self.get("type");
      control.type = self.get("password") || type === "safe-password" ? "password" : "text";
      control.inputMode = KEYBOARDS[type] ?? "text";
    };
    return { ...behaviour, update: { ...behaviour.update, type: setType, password: setType } };
  },
});
