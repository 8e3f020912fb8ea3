import { expect, test } from "vitest";
import { withoutGeneralOptions } from "./general-options.ts";

test("the command is the first word beside the options that may stand before it, and their values", () => {
  for (const words of [
    ["--lang", "zh", "apps", "list"],
    ["apps", "--lang=zh", "list"],
    ["--server", "https://realname.example", "apps", "--token-file", "token", "list"],
    ["--server=https://realname.example", "--token-file=token", "apps", "list"],
  ]) {
    expect(withoutGeneralOptions(words)).toEqual(["apps", "list"]);
  }
});
