/** What `input` and `textarea` have in common: a native control, and the original's events about it. */
import type { Behaviour, BuiltIn } from "./element.ts";
import { placeholderOf } from "./placeholder.ts";

/** Properties that ask something of a phone's own keyboard; a browser has none, so they have no effect. */
const OF_THE_KEYBOARD = {
  ...{ cursorSpacing: 0, adjustPosition: true, holdKeyboard: false, cursorColor: "", alwaysEmbed: false },
  ...{ safePasswordCertPath: "", alwaysSystem: false, adjustKeyboardTo: "cursor" },
};

export const TEXT_FIELD = {
  ...{ name: "", value: "", placeholder: "", placeholderStyle: "", placeholderClass: "" },
  ...{ disabled: false, maxlength: 140, focus: false, autoFocus: false, cursor: -1 },
  ...{ selectionStart: -1, selectionEnd: -1, confirmType: "done", confirmHold: false },
  ...OF_THE_KEYBOARD,
};
export type TextField = typeof TEXT_FIELD;

export const TEXT_FIELD_UNSUPPORTED_EVENTS = ["keyboardheightchange", "keyboardcompositionstart"];

type Control = HTMLInputElement | HTMLTextAreaElement;

/** `permit` takes away what may not be typed. */
export function textField(
  self: BuiltIn<TextField>,
  control: Control,
  permit: (typed: string) => string = (typed) => typed,
): Behaviour<TextField> {
  const placeholder = placeholderOf(self, control);
  self.host.append(control);
  control.addEventListener("input", (event) => edit(self, control, permit, event as InputEvent));
  followFocus(self, control);
  const focus = () => {
    if (self.host.isConnected && (self.get("focus") || self.get("autoFocus"))) focusOn(self, control);
  };
  return {
    control,
    attached: focus,
    activate: () => control.focus(),
    field: {
      name: () => self.get("name"),
      value: () => control.value,
      reset: () => self.set("value", ""),
    },
    update: {
      value(value) {
        if (control.value !== value) control.value = value;
        placeholder.show();
      },
      placeholder: placeholder.show,
      placeholderClass: placeholder.show,
      placeholderStyle: placeholder.show,
      disabled(disabled) {
        control.disabled = disabled;
      },
      maxlength: (length) => limit(control, length),
      confirmType(type) {
        control.enterKeyHint = type;
      },
      focus: (focused) => (focused ? focus() : control.blur()),
    },
  };
}

/** A handler of `input` may answer what is to stand there instead. */
function edit(
  self: BuiltIn<TextField>,
  control: Control,
  permit: (typed: string) => string,
  event: InputEvent,
): void {
  const permitted = permit(control.value);
  if (permitted !== control.value) control.value = permitted;
  const detail = { value: control.value, cursor: control.selectionStart ?? 0, keyCode: keyCodeOf(event) };
  self.set("value", control.value);
  const answer = self.trigger("input", detail);
  const { value, cursor } = typeof answer === "string" ? { value: answer, cursor: -1 } : partsOf(answer);
  if (value === undefined || event.isComposing) return;
  control.value = value;
  if (cursor >= 0) control.setSelectionRange(cursor, cursor);
  self.set("value", value);
}

function partsOf(answer: unknown): { value: string | undefined; cursor: number } {
  const parts = typeof answer === "object" ? answer : undefined;
  const { value, cursor } = (parts ?? {}) as { value?: unknown; cursor?: unknown };
  return { value: typeof value === "string" ? value : undefined, cursor: Number(cursor ?? -1) };
}

const keyCodeOf = ({ data, inputType }: InputEvent) =>
  inputType === "deleteContentBackward" ? 8 : (data?.codePointAt(0) ?? 0);

function followFocus(self: BuiltIn<TextField>, control: Control): void {
  control.addEventListener("focus", () => self.trigger("focus", { value: control.value, height: 0 }));
  control.addEventListener("blur", () => {
    self.trigger("blur", { value: control.value, cursor: control.selectionStart ?? 0 });
  });
  control.addEventListener("keydown", (event) => {
    const breaksLine = control instanceof HTMLTextAreaElement && self.get("confirmType") === "return";
    if ((event as KeyboardEvent).key !== "Enter" || (event as KeyboardEvent).isComposing || breaksLine)
      return;
    event.preventDefault();
    self.trigger("confirm", { value: control.value });
    if (!self.get("confirmHold")) control.blur();
  });
}

function focusOn(self: BuiltIn<TextField>, control: Control): void {
  control.focus();
  const [start, end, cursor] = [self.get("selectionStart"), self.get("selectionEnd"), self.get("cursor")];
  if (start >= 0 && end >= 0) control.setSelectionRange(start, end);
  else if (cursor >= 0) control.setSelectionRange(cursor, cursor);
}

function limit(control: Control, length: number): void {
  if (length < 0) control.removeAttribute("maxlength");
  else control.maxLength = length;
}
