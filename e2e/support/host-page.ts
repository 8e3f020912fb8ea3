/** A host's web page, on an origin of its own, that shows the sheet in a frame or in a window and hears what it says. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";

export interface HostPage {
  /** Registered by whoever wants it so. */
  readonly origin: string;
  /** The same page, on an origin that nobody registered. */
  readonly strangeOrigin: string;
}

const HTML = `<!doctype html><html lang="zh-CN"><title>宿主</title><body><h1>宿主</h1>
<a id="open" href="#">打开</a><iframe id="frame" title="实名授权" width="375" height="700"></iframe>
<script>
  const sheet = decodeURIComponent(location.search.slice(1));
  window.heard = [];
  addEventListener("message", ({ origin, data }) => heard.push({ origin, data }));
  if (location.pathname === "/frame") document.getElementById("frame").src = sheet;
  document.getElementById("open").onclick = () => window.open(sheet, "sheet", "width=400,height=700");
</script></body></html>`;

/** To be called at the top of a test file. */
export function useHostPage(): HostPage {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8").end(HTML);
  });
  const originAt = (name: string) => `http://${name}:${(server.address() as AddressInfo).port}`;
  beforeAll(async () => {
    const listening = Promise.withResolvers<void>();
    server.listen(0, "127.0.0.1", listening.resolve);
    await listening.promise;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    get origin() {
      return originAt("host.localhost");
    },
    get strangeOrigin() {
      return originAt("strange.localhost");
    },
  };
}
