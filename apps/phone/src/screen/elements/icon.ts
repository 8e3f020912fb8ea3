/** `icon`: the nine of the original, each a path in a square of 24. */
import { writeAria } from "./aria.ts";
import { defineElement } from "./element.ts";

interface Drawing {
  readonly label: string;
  readonly color: string;
  readonly path: string;
}

const GREEN = "#09bb07";
const RED = "#f43530";
const BLUE = "#10aeff";
const GREY = "#b2b2b2";
const DISC = "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z";
const RING = "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 1.2a8.8 8.8 0 1 1 0 17.6 8.8 8.8 0 0 1 0-17.6Z";
const TICK = "M10.6 16.2l7-7-1.2-1.2-5.8 5.8-3-3-1.2 1.2 4.2 4.2Z";
const CROSS =
  "M8.2 7l3.8 3.8L15.8 7 17 8.2 13.2 12l3.8 3.8-1.2 1.2-3.8-3.8L8.2 17 7 15.8l3.8-3.8L7 8.2 8.2 7Z";

const DRAWINGS: Readonly<Record<string, Drawing>> = {
  success: { label: "成功", color: GREEN, path: DISC + TICK },
  success_no_circle: {
    label: "成功",
    color: GREEN,
    path: "m9 18.4 12-12L19.6 5 9 15.6l-4.6-4.6L3 12.4l6 6Z",
  },
  info: {
    label: "提示",
    color: BLUE,
    path: `${DISC}M11.2 10h1.6v7h-1.6v-7Zm.8-3.4a1 1 0 1 1 0 2 1 1 0 0 1 0-2Z`,
  },
  warn: {
    label: "警告",
    color: RED,
    path: `${DISC}M11.2 6.6h1.6v7h-1.6v-7Zm.8 8.8a1 1 0 1 1 0 2 1 1 0 0 1 0-2Z`,
  },
  waiting: { label: "等待", color: BLUE, path: `${DISC}M11.2 6.5h1.6v5.2l3.4 3.4-1.1 1.1-3.9-3.9V6.5Z` },
  cancel: { label: "取消", color: RED, path: RING + CROSS },
  download: {
    label: "下载",
    color: GREEN,
    path: `${RING}M11.4 6h1.2v8l2.6-2.6.9.9L12 16.4l-4.1-4.1.9-.9 2.6 2.6V6Z`,
  },
  search: {
    label: "搜索",
    color: GREY,
    path: "M10.5 3a7.5 7.5 0 1 1-4.6 13.4A7.5 7.5 0 0 1 10.5 3Zm0 1.4a6.1 6.1 0 1 0 0 12.2 6.1 6.1 0 0 0 0-12.2Zm6 11 4.5 4.5-1 1-4.5-4.5 1-1Z",
  },
  clear: { label: "清除", color: GREY, path: DISC + CROSS },
};

const SVG = "http://www.w3.org/2000/svg";

export const icon = defineElement({
  tag: "icon",
  properties: { type: "", size: "23", color: "" },
  create(self, context) {
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    path.setAttribute("fill-rule", "evenodd");
    svg.append(path);
    self.host.append(svg);
    writeAria(self.host, "role", "img");
    const draw = () => {
      const [type, size] = [self.get("type"), self.get("size")];
      const drawing = DRAWINGS[type];
      if (type && !drawing)
        context.note("warn", { en: `<icon>: there is no type "${type}"`, zh: `<icon>：没有 type "${type}"` });
      path.setAttribute("d", drawing?.path ?? "");
      path.setAttribute("fill", self.get("color") || (drawing?.color ?? GREEN));
      if (!self.component.data.ariaLabel) writeAria(self.host, "ariaLabel", drawing?.label);
      for (const side of ["width", "height"]) svg.style.setProperty(side, inPixels(size));
    };
    return { update: { type: draw, size: draw, color: draw } };
  },
});

/** A bare number is one of pixels; `rpx` follows the screen. */
function inPixels(size: string): string {
  const [, rpx] = /^([\d.]+)rpx$/.exec(size) ?? [];
  if (rpx) return `calc(var(--rpx) * ${rpx})`;
  return Number.isFinite(Number(size)) ? `${size}px` : size;
}
