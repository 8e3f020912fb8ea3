/** `button` */

import { unsupported } from "../problems/note.ts";
import { writeAria } from "./aria.ts";
import { authorizeRealname } from "./button-realname.ts";
import type { ElementContext } from "./context.ts";
import { type BuiltIn, defineElement } from "./element.ts";
import { resetForm, submitForm } from "./form.ts";
import { type Hover, hover } from "./hover.ts";

const HOVER: Hover = {
  hoverClass: "button-hover",
  hoverStopPropagation: false,
  hoverStartTime: 20,
  hoverStayTime: 70,
};
const OPTIONS = { openType: "", categoryId: null as unknown, formType: "" };
/** What other open types need; they are not supported, and that is said when such a button is tapped. */
const OF_OTHER_OPEN_TYPES = {
  ...{ appParameter: "", lang: "en", sessionFrom: "", sendMessageTitle: "", sendMessagePath: "" },
  ...{ sendMessageImg: "", showMessageCard: false, businessId: "", phoneNumberNoQuotaToast: true },
  ...{ needShowEntrance: true, createliveactivity: false, activityType: 0, entrancePath: "" },
};

/** The original's events that answer an open type. */
const ANSWERS: Readonly<Record<string, string>> = {
  getphonenumber: "getphonenumber",
  getrealtimephonenumber: "getrealtimephonenumber",
  getuserinfo: "getuserinfo",
  contact: "contact",
  opensetting: "opensetting",
  launchapp: "error",
  chooseavatar: "chooseavatar",
  agreeprivacyauthorization: "agreeprivacyauthorization",
};

export const button = defineElement({
  tag: "button",
  properties: {
    ...{ type: "default", size: "default", plain: false, disabled: false, loading: false, name: "" },
    ...{ ...OPTIONS, ...HOVER, ...OF_OTHER_OPEN_TYPES },
  },
  create(self, context) {
    const { host } = self;
    const isEnabled = () => !self.get("disabled");
    writeAria(host, "role", "button");
    hover(self, isEnabled);
    return {
      update: {
        type: (type: string) => host.setAttribute("type", type),
        size: (size: string) => host.setAttribute("size", size),
        plain: (plain: boolean) => host.toggleAttribute("plain", plain),
        loading: (loading: boolean) => host.toggleAttribute("loading", loading),
        disabled: (disabled: boolean) => disable(host, disabled),
      },
      activate(event) {
        if (self.get("formType") === "submit") submitForm(host);
        if (self.get("formType") === "reset") resetForm(host);
        open(self, event, context);
      },
    };
  },
});

function disable(host: HTMLElement, disabled: boolean): void {
  host.toggleAttribute("disabled", disabled);
  writeAria(host, "ariaDisabled", disabled || null);
  host.tabIndex = disabled ? -1 : 0;
}

function open(self: BuiltIn<typeof OPTIONS>, event: Event, context: ElementContext): void {
  const openType = self.get("openType");
  const name = openType.toLowerCase();
  if (!name) return;
  if (name === "getrealnameauthinfo") return void authorizeRealname(self, event, context);
  context.note("warn", unsupported(`open-type "${openType}"`));
  const answer = ANSWERS[name];
  if (answer) self.trigger(answer, { errMsg: `${openType}:fail not supported in this simulator` });
}
