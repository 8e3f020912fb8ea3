/** The Chromium of this machine; where there is none, Debian's is installed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** Its headless build first: a page in it costs a third of what one costs in a browser with windows and toolbars. */
const CANDIDATES = [
  "/usr/lib/chromium/chromium-headless-shell",
  ...["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"].map(
    (name) => `/usr/bin/${name}`,
  ),
];
/** Nearly all that a page's scripts do here they do once or twice: to optimise them costs more than it gains, an eighth of a test. */
const NO_OPTIMISATION = "--js-flags=--no-turbofan,--no-maglev";
const ARGS = [
  ...["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  NO_OPTIMISATION,
];
const INSTALLATION = `test -x ${CANDIDATES[0]} || {
  apt-get -qq -o DPkg::Lock::Timeout=500 update
  apt-get -qq -o DPkg::Lock::Timeout=500 install -y --no-install-recommends chromium-headless-shell fonts-noto-cjk
}`;

/** @param more arguments of Chromium's own */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser() ?? (await installBrowser());
  return chromium.launch({ executablePath, args: [...ARGS, ...more] });
}

function findBrowser(): string | undefined {
  return CANDIDATES.find((path) => existsSync(path));
}

/** On Debian, as root, with a font for Chinese. Of several processes at once one installs and the others wait. */
async function installBrowser(): Promise<string> {
  const lock = join(tmpdir(), "shiming-chromium-installation");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const installation = spawn("flock", [lock, "sh", "-c", INSTALLATION], { stdio: "ignore", env });
  await once(installation, "close").catch(() => undefined);
  const found = findBrowser();
  if (!found) throw new Error("this needs Chromium: install chromium-headless-shell or chromium");
  return found;
}
