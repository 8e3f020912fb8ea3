/** What a page without a bundler loads. */
import { expect, it } from "vitest";
import { bundleBrowserHalf } from "../../scripts/publish/browser-file.ts";
import { importsOf } from "../house/import-table.ts";
import { root } from "../house/repository.ts";
import { useBrowser } from "../support/browser.ts";

const browser = useBrowser();

const PAGE = `<p></p><realname-auth-button category-id="99"></realname-auth-button><script>
  document.addEventListener("getrealnameauthinfo", ({ detail }) => document.querySelector("p").append(detail.errMsg));
</script>`;

it("the browser half as one file imports nothing, and gives a page its button", async () => {
  const script = bundleBrowserHalf(root);
  expect(importsOf(script)).toEqual([]);
  const page = await browser.open();
  await page.setContent(PAGE);
  await page.addScriptTag({ type: "module", content: script });
  await page.getByRole("button", { name: "实名授权" }).click();
  await expect.poll(() => page.locator("p").textContent()).toBe("openRealnameAuth:fail invalid category-id");
});
