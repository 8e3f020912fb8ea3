/** The words that the screen itself says. */
import type { Environment } from "../../link/link.ts";

const WORDS = {
  zh_CN: {
    back: "返回",
    home: "返回首页",
    confirm: "确定",
    cancel: "取消",
    close: "关闭",
    loading: "加载中",
    options: "选项",
    tabs: "标签栏",
    problem: "小程序出错",
  },
  en: {
    back: "Back",
    home: "Back to home",
    confirm: "OK",
    cancel: "Cancel",
    close: "Close",
    loading: "Loading",
    options: "Options",
    tabs: "Tabs",
    problem: "Error in the mini program",
  },
};

export type Words = (typeof WORDS)["zh_CN"];

export function wordsOf({ language }: Environment): Words {
  return WORDS[language];
}
