/** How Vite builds the pages of this workspace; imported by their `vite.config.ts` alone. */
import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import type { UserConfig } from "vite";
import { sharedHtml } from "./html.ts";

/** @param pages HTML files beside the `vite.config.ts` whose URL `configUrl` is */
export function pagesConfig(configUrl: string, pages: readonly string[]): UserConfig {
  return {
    plugins: [vue(), sharedHtml],
    // What these switch off is not used, and every visitor would have to load it.
    define: {
      __VUE_OPTIONS_API__: false,
      __VUE_PROD_DEVTOOLS__: false,
      __VUE_I18N_LEGACY_API__: false,
      __VUE_I18N_FULL_INSTALL__: false,
      __INTLIFY_PROD_DEVTOOLS__: false,
    },
    build: {
      target: ["es2022", "safari15.4", "chrome94", "firefox93"],
      assetsDir: "pages",
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages.map((page) => fileURLToPath(new URL(page, configUrl))) },
    },
  };
}
