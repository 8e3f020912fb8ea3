/** `textarea` */
import { type BuiltIn, defineElement } from "./element.ts";
import { TEXT_FIELD, TEXT_FIELD_UNSUPPORTED_EVENTS, textField } from "./text-field.ts";

const PROPERTIES = {
  ...{ ...TEXT_FIELD, confirmType: "return", autoHeight: false, fixed: false },
  ...{ showConfirmBar: true, disableDefaultPadding: false },
};

/** `rpx` to a screen's width. */
const REFERENCE_WIDTH = 750;

export const textarea = defineElement({
  tag: "textarea",
  properties: PROPERTIES,
  unsupportedEvents: TEXT_FIELD_UNSUPPORTED_EVENTS,
  create(self) {
    const control = document.createElement("textarea");
    const behaviour = textField(self, control);
    const measure = followLines(self, control);
    control.addEventListener("input", measure);
    return {
      ...behaviour,
      attached() {
        behaviour.attached?.();
        measure();
      },
      update: {
        ...behaviour.update,
        value(value: string) {
          behaviour.update?.value?.(value);
          measure();
        },
        autoHeight(auto: boolean) {
          self.host.toggleAttribute("auto-height", auto);
          measure();
        },
      },
    };
  },
});

/** Tells how many lines there are, when that changes; as high as these where the page wants it so. */
function followLines(self: BuiltIn<typeof PROPERTIES>, control: HTMLTextAreaElement): () => void {
  let lines = 0;
  return () => {
    if (!self.host.isConnected) return;
    const lineHeight = Number.parseFloat(getComputedStyle(control).lineHeight) || 1;
    control.style.height = "0";
    const height = control.scrollHeight;
    control.style.height = self.get("autoHeight") ? `${height}px` : "";
    const lineCount = Math.max(1, Math.round(height / lineHeight));
    const heightRpx = (height * REFERENCE_WIDTH) / window.innerWidth;
    if (lineCount !== lines) self.trigger("linechange", { height, heightRpx, lineCount });
    lines = lineCount;
  };
}
