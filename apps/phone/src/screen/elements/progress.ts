/** `progress` */
import { writeAria } from "./aria.ts";
import { defineElement } from "./element.ts";

const PROPERTIES = {
  ...{ percent: 0, showInfo: false, borderRadius: 0, fontSize: 16, strokeWidth: 6 },
  ...{ color: "#09BB07", activeColor: "", backgroundColor: "#EBEBEB" },
  ...{ active: false, activeMode: "backwards", duration: 30 },
};

export const progress = defineElement({
  tag: "progress",
  properties: PROPERTIES,
  create(self) {
    const [bar, done, info] = [div(), div(), div()];
    bar.append(done);
    self.host.append(bar, info);
    writeAria(self.host, "role", "progressbar");
    writeAria(self.host, "ariaValuemin", 0);
    writeAria(self.host, "ariaValuemax", 100);
    let running: Animation | undefined;
    let shown = 0;
    const draw = () => {
      const percent = Math.min(100, Math.max(0, self.get("percent")));
      writeAria(self.host, "ariaValuenow", percent);
      bar.style.cssText = `height:${self.get("strokeWidth")}px;background:${self.get("backgroundColor")}`;
      bar.style.borderRadius = `${self.get("borderRadius")}px`;
      done.style.cssText = `width:${percent}%;background:${self.get("activeColor") || self.get("color")}`;
      info.textContent = self.get("showInfo") ? `${percent}%` : "";
      info.style.fontSize = `${self.get("fontSize")}px`;
      if (!self.get("active") || percent === shown) return;
      const from = self.get("activeMode") === "forwards" ? shown : 0;
      shown = percent;
      running?.cancel();
      const duration = Math.abs(percent - from) * self.get("duration");
      running = done.animate([{ width: `${from}%` }, { width: `${percent}%` }], { duration });
      running.addEventListener("finish", () => self.trigger("activeend", { curPercent: percent }));
    };
    return {
      attached: draw,
      update: Object.fromEntries(Object.keys(PROPERTIES).map((name) => [name, draw])),
    };
  },
});

const div = () => document.createElement("div");
