/** `slider` */
import { type BuiltIn, defineElement } from "./element.ts";

const PROPERTIES = {
  ...{ name: "", min: 0, max: 100, step: 1, value: 0, disabled: false, showValue: false },
  ...{ color: "#e9e9e9", backgroundColor: "", selectedColor: "#1aad19", activeColor: "" },
  ...{ blockSize: 28, blockColor: "#ffffff" },
};
type Slider = BuiltIn<typeof PROPERTIES>;

export const slider = defineElement({
  tag: "slider",
  properties: PROPERTIES,
  create(self) {
    const range = document.createElement("input");
    const shown = document.createElement("span");
    range.type = "range";
    self.host.append(range, shown);
    const draw = () => {
      drawRange(self, range);
      shown.textContent = self.get("showValue") ? String(self.get("value")) : "";
    };
    const follow = (event: "changing" | "change") => () => {
      self.set("value", range.valueAsNumber);
      self.trigger(event, { value: range.valueAsNumber });
    };
    range.addEventListener("input", follow("changing"));
    range.addEventListener("change", follow("change"));
    return {
      control: range,
      update: Object.fromEntries(Object.keys(PROPERTIES).map((name) => [name, draw])),
      field: {
        name: () => self.get("name"),
        value: () => self.get("value"),
        reset: () => self.set("value", self.get("min")),
      },
    };
  },
});

function drawRange(self: Slider, range: HTMLInputElement): void {
  const [min, max] = [self.get("min"), self.get("max")];
  range.min = String(min);
  range.max = String(max);
  range.step = String(self.get("step"));
  range.value = String(self.get("value"));
  range.disabled = self.get("disabled");
  const style = {
    "--share": `${(100 * (range.valueAsNumber - min)) / (max - min || 1)}%`,
    "--rest": self.get("backgroundColor") || self.get("color"),
    "--done": self.get("activeColor") || self.get("selectedColor"),
    "--block": `${Math.min(28, Math.max(12, self.get("blockSize")))}px`,
    "--block-color": self.get("blockColor"),
  };
  for (const [name, value] of Object.entries(style)) range.style.setProperty(name, value);
}
