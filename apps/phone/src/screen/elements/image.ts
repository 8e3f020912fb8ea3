/** `image`, and `cover-image`, which is one here. */
import type { GeneralComponent } from "glass-easel";
import type { ElementContext } from "./context.ts";
import { type BuiltIn, defineElement } from "./element.ts";

const PROPERTIES = {
  src: "",
  mode: "scaleToFill",
  lazyLoad: false,
  webp: false,
  alt: "",
  showMenuByLongpress: false,
};
const MODES = new Set([
  ...["scaleToFill", "aspectFit", "aspectFill", "widthFix", "heightFix", "top", "bottom", "center"],
  ...["left", "right", "top left", "top right", "bottom left", "bottom right"],
]);

/** The side that follows from the other and from the image. */
const FREE_SIDE: Readonly<Record<string, string>> = { widthFix: "height:auto", heightFix: "width:auto" };

const imageNamed = (tag: string) =>
  defineElement({
    tag,
    properties: PROPERTIES,
    create(self, context) {
      const image = document.createElement("img");
      image.alt = "";
      image.draggable = false;
      self.host.append(image);
      image.addEventListener("load", () => {
        self.trigger("load", { width: image.naturalWidth, height: image.naturalHeight });
      });
      image.addEventListener("error", () => fail(self, context));
      return {
        control: image,
        update: {
          src: (src: string) => show(image, resolveFile(src, self.component, context.filesUrl)),
          lazyLoad(lazy: boolean) {
            image.loading = lazy ? "lazy" : "eager";
          },
          alt(alt: string) {
            image.alt = alt;
          },
          mode: (mode: string) => setMode(self, mode, context),
        },
      };
    },
  });

export const image = imageNamed("image");
export const coverImage = imageNamed("cover-image");

function show(image: HTMLImageElement, url: string): void {
  if (url) image.src = url;
  else image.removeAttribute("src");
}

function fail(self: BuiltIn<typeof PROPERTIES>, context: ElementContext): void {
  const src = self.get("src");
  const shown = src.slice(0, 200);
  context.note("warn", {
    en: `<image>: ${shown} could not be loaded`,
    zh: `<image>：无法加载 ${shown}`,
  });
  self.trigger("error", { errMsg: `GET ${src} fail` });
}

function setMode(self: BuiltIn<typeof PROPERTIES>, mode: string, context: ElementContext): void {
  if (!MODES.has(mode))
    context.note("warn", { en: `<image>: there is no mode "${mode}"`, zh: `<image>：没有 mode "${mode}"` });
  self.host.setAttribute("mode", mode);
  self.addStyle(FREE_SIDE[mode] ?? "");
}

/** A path is the mini program's: from its root with a leading `/`, else from the file whose template it stands in. */
export function resolveFile(src: string, component: GeneralComponent, filesUrl: string): string {
  if (!src || /^[a-z][a-z\d+.-]*:/i.test(src) || src.startsWith("//")) return src;
  const owner = component.ownerShadowRoot?.getHostNode().is ?? "";
  const path = new URL(src, new URL(owner, "http://files/")).pathname;
  return filesUrl + path.slice(1);
}
