/** What is said of a file that a page or a component needs and has not: what is there in its place. */
import type { Said } from "./problems.ts";
import type { Sources } from "./sources.ts";

/** Templates of other hosts' mini programs, which are written otherwise. */
const OTHER_TEMPLATES: Readonly<Record<string, string>> = {
  ".axml": "Alipay",
  ".swan": "Baidu",
  ".ttml": "Douyin",
  ".qml": "QQ",
  ".ksml": "Kuaishou",
  ".jxml": "JD",
  ".vue": "Vue",
  ".tsx": "React",
  ".jsx": "React",
  ".mpx": "Mpx",
  ".wpy": "WePY",
  ".html": "HTML",
};

export function missingFile(sources: Sources, path: string, extension: string, isPage: boolean): Said {
  const found = extension === ".wxml" ? otherTemplate(sources, path) : undefined;
  return {
    en: `is missing: every ${isPage ? "page" : "component"} has one${found ? `; there is ${found.en}` : ""}`,
    zh: `缺少：每个${isPage ? "页面" : "组件"}都有这个文件${found ? `；现有的是 ${found.zh}` : ""}`,
  };
}

function otherTemplate(sources: Sources, path: string): { en: string; zh: string } | undefined {
  const found = Object.entries(OTHER_TEMPLATES).find(([extension]) => sources.has(path + extension));
  if (!found) return undefined;
  const [extension, name] = found;
  return {
    en: `${path}${extension}, of ${name}: build it for WeChat first`,
    zh: `${path}${extension}（${name}）：请先构建成微信小程序`,
  };
}

/** A page is named by its path without an ending; most often a part of it was left out, or is there twice. */
export function missingPage(sources: Sources, path: string): Said {
  const meant = candidates(path).find((candidate) => sources.has(`${candidate}.wxml`));
  const other = otherTemplate(sources, path);
  return {
    en: `there is no page ${path}${meant ? `; did you mean ${meant}?` : other ? `; there is ${other.en}` : ""}`,
    zh: `没有页面 ${path}${meant ? `；是否想写 ${meant}？` : other ? `；现有的是 ${other.zh}` : ""}`,
  };
}

function candidates(path: string): readonly string[] {
  const slashed = path.replaceAll("\\", "/");
  const bare = slashed.replace(/\.(?:wxml|js|ts|json|wxss|html|vue)$/, "").replace(/^(?:\.\/|\/)/, "");
  const last = bare.slice(bare.lastIndexOf("/") + 1);
  const within = [bare, `${bare}/index`, `${bare}/${last}`, bare.replace(/\/index$/, "")];
  return [...within, ...within.map((each) => each.toLowerCase())];
}
