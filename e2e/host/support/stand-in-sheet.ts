/** A sheet of few words at a test platform, on an origin of its own: the calls of contract §8 and the message to the page. */
import { answer, answerAs, forward, startServer, type TestServer } from "./server.ts";

const PAGE = `<!doctype html><meta charset="utf-8"><title>sheet</title>
<input id="password" inputmode="numeric"><button id="allow">允许</button><button id="deny">拒绝</button>
<script type="module">
const base = location.pathname;
const call = (path, body) =>
  fetch(base + path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
const page = window.opener ?? window.parent;
const tell = (message) => HOST_ORIGINS.forEach((origin) => page.postMessage(message, origin));
const result = async (response) => {
  const body = await response.json();
  const { errMsg, reason = "The user refused.", auth_token } = body;
  tell({ type: "shiming:result", detail: auth_token ? { errMsg, auth_token } : { errMsg, reason } });
};
window.tell = tell;
const opened = await call("/session", { secret: location.hash.slice(1) });
await fetch(base + "/details");
allow.onclick = async () => result(await call("/approve", { pay_password: password.value }));
deny.onclick = async () => result(await call("/deny", {}));
document.body.dataset.session = opened.status;
</script>`;

/** Its page tells the result to these origins alone; everything else is the platform's answer. */
export function startStandInSheet(
  platformUrl: () => string,
  hostOrigins: readonly string[],
): Promise<TestServer> {
  return startServer((incoming, outgoing) => {
    const isPage = incoming.method === "GET" && /^\/consent\/[^/]+$/.test(incoming.url ?? "");
    if (!isPage) forward(platformUrl(), incoming, (received) => answerAs(received, outgoing));
    else answer(outgoing, 200, "text/html", PAGE.replace("HOST_ORIGINS", JSON.stringify(hostOrigins)));
  });
}
