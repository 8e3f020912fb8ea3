/** Sets of options: `checkbox-group` with its `checkbox`es, `radio-group` with its `radio`s. */
import { writeAria } from "./aria.ts";
import { type BuiltIn, defineElement, type Field } from "./element.ts";

const OPTION = { value: "", checked: false, disabled: false, color: "" };
type Option = BuiltIn<typeof OPTION>;

const options = new WeakMap<Element, Option>();

/** What the group does when a user changed one of its options. */
const groups = new WeakMap<Element, (changed: Option) => void>();

export const checkbox = defineElement({
  tag: "checkbox",
  properties: OPTION,
  create: (self) => createOption(self, "checkbox", () => self.set("checked", !self.get("checked"))),
});

export const radio = defineElement({
  tag: "radio",
  properties: OPTION,
  create: (self) => createOption(self, "radio", () => self.set("checked", true)),
});

function createOption(self: Option, role: "checkbox" | "radio", change: () => void) {
  const { host } = self;
  writeAria(host, "role", role);
  options.set(host, self);
  return {
    update: {
      checked(checked: boolean) {
        writeAria(host, "ariaChecked", checked);
      },
      disabled: (disabled: boolean) => setDisabled(host, disabled),
      color: (color: string) => self.addStyle(color && `--color:${color}`),
    },
    activate() {
      if (self.get("disabled") || (role === "radio" && self.get("checked"))) return;
      change();
      const group = host.closest(`wx-${role}-group`);
      if (group) groups.get(group)?.(self);
    },
  };
}

export function setDisabled(host: HTMLElement, disabled: boolean): void {
  writeAria(host, "ariaDisabled", disabled || null);
  host.tabIndex = disabled ? -1 : 0;
}

export const checkboxGroup = defineElement({
  tag: "checkbox-group",
  properties: { name: "" },
  create(self) {
    const value = () => checkedIn(self.host).map((option) => option.get("value"));
    writeAria(self.host, "role", "group");
    groups.set(self.host, () => self.trigger("change", { value: value() }));
    return { field: fieldOfGroup(self, value) };
  },
});

export const radioGroup = defineElement({
  tag: "radio-group",
  properties: { name: "" },
  create(self) {
    const value = () => checkedIn(self.host)[0]?.get("value") ?? "";
    writeAria(self.host, "role", "radiogroup");
    groups.set(self.host, (changed) => {
      for (const option of checkedIn(self.host)) if (option !== changed) option.set("checked", false);
      self.trigger("change", { value: value() });
    });
    return { field: fieldOfGroup(self, value) };
  },
});

function fieldOfGroup(self: BuiltIn<{ name: string }>, value: () => unknown): Field {
  const reset = () => {
    for (const option of checkedIn(self.host)) option.set("checked", false);
  };
  return { name: () => self.get("name"), value, reset };
}

function checkedIn(host: Element): Option[] {
  const all = [...host.querySelectorAll("*")].flatMap((element) => options.get(element) ?? []);
  return all.filter((option) => option.get("checked"));
}
