/** `switch` */
import { writeAria } from "./aria.ts";
import { setDisabled } from "./choices.ts";
import { defineElement } from "./element.ts";

export const switchElement = defineElement({
  tag: "switch",
  properties: { name: "", checked: false, disabled: false, type: "switch", color: "" },
  create(self) {
    const { host } = self;
    return {
      update: {
        checked(checked: boolean) {
          writeAria(host, "ariaChecked", checked);
        },
        disabled: (disabled: boolean) => setDisabled(host, disabled),
        type(type: string) {
          writeAria(host, "role", type === "checkbox" ? "checkbox" : "switch");
        },
        color: (color: string) => self.addStyle(color && `--color:${color}`),
      },
      activate() {
        if (self.get("disabled")) return;
        self.set("checked", !self.get("checked"));
        self.trigger("change", { value: self.get("checked") });
      },
      field: {
        name: () => self.get("name"),
        value: () => self.get("checked"),
        reset: () => self.set("checked", false),
      },
    };
  },
});
