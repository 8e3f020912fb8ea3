import { expect, test } from "vitest";
import type { ComponentConfig, MiniProgramBundle } from "../../bundle/bundle.ts";
import { errorsOfPage } from "./concern.ts";

const component = (json: ComponentConfig) => ({ json, style: "", styleScope: "" });

test("an error keeps the pages from being shown that use the component, if only as another's default", () => {
  const problem = { file: "row.wxml", line: 1, message: "incomplete tag", severity: "error" } as const;
  const bundle: MiniProgramBundle = {
    ...{
      digest: "",
      app: { pages: ["pages/home", "pages/other"] },
      modules: {},
      templates: "",
      appStyle: "",
    },
    components: {
      "pages/home": component({ usingComponents: { "my-list": "/list" } }),
      "pages/other": component({}),
      list: component({ componentGenerics: { row: { default: "/row" }, head: true } }),
      row: component({}),
    },
    problems: [problem],
  };
  expect(errorsOfPage(bundle, "pages/home")).toEqual([problem]);
  expect(errorsOfPage(bundle, "pages/other")).toEqual([]);
});
