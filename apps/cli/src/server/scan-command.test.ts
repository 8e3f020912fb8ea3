import { expect, it } from "vitest";
import { scannerOf } from "./scan-command.ts";

const FILE = Buffer.from("%PDF-1.7");
const scan = (command: string) => scannerOf({ SHIMING_SCAN_COMMAND: command })?.(FILE);

it("files are not scanned where no command is set", () => {
  expect(scannerOf({})).toBeUndefined();
});

it("exit status 0 is clean and 1 is refused, by a command that reads the file", async () => {
  expect(await scan("grep -q PDF")).toBe("clean");
  expect(await scan("grep -q EICAR")).toBe("refused");
});

it.each(["grep -q x /no/such/file", "/no/such/scanner"])(
  "what %s says leaves the file held",
  async (command) => {
    await expect(scan(command)).rejects.toThrow();
  },
);

it("a command that does not read to the end is heard, too", async () => {
  expect(await scannerOf({ SHIMING_SCAN_COMMAND: "true" })?.(Buffer.alloc(5_000_000))).toBe("clean");
});
