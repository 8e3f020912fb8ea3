/** What the bars of a page show: by its JSON, by the window of app.json, and by what it set since. */
import type { AppConfig, ComponentConfig } from "../../bundle/bundle.ts";
import type { NavigationBarState } from "../frame/navigation-bar.ts";

export type BarChange = Partial<Pick<NavigationBarState, "title" | "backgroundColor" | "color" | "loading">>;

type OwnBar = Omit<NavigationBarState, "way">;

export function barOf(app: AppConfig, json: ComponentConfig | undefined, change: BarChange): OwnBar {
  const config = { ...app.window, ...json };
  return {
    title: config.navigationBarTitleText ?? "",
    backgroundColor: config.navigationBarBackgroundColor ?? "#ffffff",
    color: config.navigationBarTextStyle === "white" ? "white" : "black",
    custom: config.navigationStyle === "custom",
    loading: false,
    ...change,
  };
}
