/** What a screen is to the console. */
import type { Component } from "vue";
import type { OperationName } from "../api/operations.ts";
import type { Text } from "../i18n/text.ts";

export interface ScreenRoute {
  /** By which other screens lead here: `{ name: "members" }`. */
  readonly name: string;
  /** As vue-router and the server's router both read it. A provider's begins with `/provider/:organisation_id`. */
  readonly path: string;
  readonly title: Text;
  /** Whom it is for. `anyone` needs no session. */
  readonly for: "anyone" | "signed_in" | "provider" | "staff";
  /** The operation without which it is of no use: who may not do that does not see it, by the rules of the platform. */
  readonly needs?: OperationName;
  /** Where it stands in the menu of whoever may see it; none for what is reached from another screen. */
  readonly menu?: MenuPlace;
  /** The name of the screen above it, in the breadcrumbs. */
  readonly under?: string;
  readonly screen: () => Promise<{ readonly default: Component }>;
}

export interface MenuPlace {
  /** Screens of one group stand together under its name. */
  readonly group?: MenuGroup;
  readonly icon?: MenuIcon;
}

export type MenuGroup =
  | "settings"
  | "account"
  | "develop"
  | "review"
  | "providers"
  | "platform"
  | "compliance"
  | "watch";
export type MenuIcon = "overview" | "apps" | "chart" | "members";

export const groupTitles: Readonly<Record<MenuGroup, Text>> = {
  settings: { zh: "设置", en: "Settings" },
  account: { zh: "账户中心", en: "Account centre" },
  develop: { zh: "开发", en: "Development" },
  review: { zh: "审核", en: "Review" },
  providers: { zh: "服务商", en: "Providers" },
  platform: { zh: "平台", en: "Platform" },
  compliance: { zh: "合规", en: "Compliance" },
  watch: { zh: "运行与审计", en: "Operation and audit" },
};
