/** `picker` */

import { unsupported } from "../problems/note.ts";
import { writeAria } from "./aria.ts";
import type { ElementContext } from "./context.ts";
import { type BuiltIn, defineElement } from "./element.ts";
import { type Offer, offerOf, type PickerSettings, pickedValue } from "./picker-columns.ts";
import { openPickerSheet, type PickerSheet } from "./picker-sheet.ts";

const PROPERTIES = {
  ...{ mode: "selector", name: "", disabled: false, headerText: "", range: [] as readonly unknown[] },
  ...{ rangeKey: "", value: null as unknown, start: "", end: "", fields: "day" },
};
type Picker = BuiltIn<typeof PROPERTIES>;

export const picker = defineElement({
  tag: "picker",
  properties: PROPERTIES,
  create(self, context) {
    let close = () => {};
    let refresh = (_changed: "range" | "value") => {};
    return {
      activate() {
        if (self.get("disabled")) return;
        close();
        const opened = open(self, context);
        close = opened?.close ?? close;
        refresh = opened?.refresh ?? refresh;
      },
      /** For the keyboard; unless there is something in it that the keyboard reaches. */
      attached() {
        if (!self.host.querySelector("[tabindex]")) writeAria(self.host, "role", "button");
      },
      detached: () => close(),
      update: { range: () => refresh("range"), value: () => refresh("value") },
      field: {
        name: () => self.get("name"),
        value: () => self.get("value"),
        reset: () => self.set("value", unchosen(self)),
      },
    };
  },
});

function unchosen(self: Picker): unknown {
  const mode = self.get("mode");
  if (mode === "multiSelector") return self.get("range").map(() => 0);
  return mode === "selector" ? 0 : "";
}

function settingsOf(self: Picker): PickerSettings {
  const [mode, range, rangeKey] = [self.get("mode"), self.get("range"), self.get("rangeKey")];
  const [value, start, end, fields] = [
    self.get("value"),
    self.get("start"),
    self.get("end"),
    self.get("fields"),
  ];
  return { mode, range, rangeKey, value, start, end, fields };
}

function open(self: Picker, context: ElementContext) {
  const settings = () => settingsOf(self);
  let offer = offerOf(settings(), new Date());
  if (!offer) {
    context.note("warn", unsupported(`<picker mode="${self.get("mode")}">`));
    return void self.trigger("cancel", {});
  }
  let sheet: PickerSheet | undefined;
  const show = (shown: Offer | undefined) => {
    offer = shown;
    if (shown) sheet?.offer(shown);
  };
  const end = (event: "change" | "cancel") => () => {
    const value = offer && pickedValue(settings(), offer);
    sheet?.close();
    sheet = undefined;
    if (event === "change") self.set("value", value);
    self.trigger(event, event === "change" ? { value } : {});
  };
  sheet = openPickerSheet(offer, textsOf(self, context), {
    turned(column, value) {
      if (offer) show(turn(settings(), offer, column, value));
      if (self.get("mode") === "multiSelector") self.trigger("columnchange", { column, value });
    },
    confirmed: end("change"),
    cancelled: end("cancel"),
  });
  return {
    close: () => sheet?.close(),
    refresh(changed: "range" | "value") {
      const { chosen } = offer ?? {};
      const fresh = sheet && offerOf(settings(), new Date());
      // Where only the columns are others, what the user chose in them stays.
      if (fresh) show(changed === "range" && chosen ? { ...fresh, chosen } : fresh);
    },
  };
}

/** In a date, another month has other days: what was chosen is offered anew. */
function turn(settings: PickerSettings, offer: Offer, column: number, index: number): Offer | undefined {
  const chosen = offer.chosen.map((other, at) => (at === column ? index : other));
  const turned = { ...offer, chosen };
  if (settings.mode !== "date" && settings.mode !== "time") return turned;
  return offerOf({ ...settings, value: pickedValue(settings, turned) }, new Date());
}

function textsOf(self: Picker, context: ElementContext) {
  const title = self.get("headerText");
  if (context.environment().language === "en") return { title, cancel: "Cancel", confirm: "OK" };
  return { title, cancel: "取消", confirm: "确定" };
}
