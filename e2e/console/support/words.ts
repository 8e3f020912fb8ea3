/** Whether a screen speaks one language: what is left of its words, without what the platform has told it, is looked at. */
import type { Page } from "playwright-core";

/** What the platform has answered to a page since then: names and texts of people, in whatever language they wrote. */
export function listenTo(page: Page): ReadonlySet<string> {
  const told = new Set<string>();
  page.on("response", async (response) => {
    if (!new URL(response.url()).pathname.startsWith("/api/")) return;
    for (const text of stringsIn(await response.json().catch(() => undefined)))
      for (const each of [text, ...namesIn(text)]) told.add(each);
  });
  return told;
}

/** Of whoever acted on the machine: a user of the system. */
const namesIn = (text: string) => /^command line, (.+)/.exec(text)?.slice(1) ?? [];

function stringsIn(answer: unknown): string[] {
  if (typeof answer === "string") return [answer];
  return typeof answer === "object" && answer !== null ? Object.values(answer).flatMap(stringsIn) : [];
}

/** Words of the trade that a Chinese colleague says in English. */
const TERMS = new Set(
  `API App AppID AppSecret APPID appid openssl CSV CSR CRL PEM PNG WebP JPEG PDF URL HTTP JSON ID PIN OCSP Webhook JWT RFC CA
  SHA RSA PKCS NTP KiB MiB UTC English Chrome Linux Shell Node Java Go Python PHP curl HAR Windows text hex iss kid iat wx
  HTTPS SDK ES256 shiming`.split(/\s+/),
);

/** @param told see {@link listenTo} @returns texts with words of the other language, and texts that were not filled in */
export async function foreignTexts(
  page: Page,
  language: "zh-CN" | "en",
  told: ReadonlySet<string>,
): Promise<string[]> {
  const operator = JSON.parse((await page.getAttribute('meta[name="operator"]', "content")) ?? "{}");
  const data = [...told, ...stringsIn(operator)]
    .map((text) => text.trim().replaceAll(/\s+/g, " "))
    .filter((text) => text !== "")
    .sort((one, other) => other.length - one.length);
  const isForeign = language === "en" ? hasChinese : hasEnglish;
  const isWrong = (text: string) => isForeign(text) || /\{[a-z]+\}|\bundefined\b|\bNaN\b|\[object/.test(text);
  const ownOf = (text: string) => data.reduce((left, each) => left.replaceAll(each, " "), text);
  return (await textsOf(page)).filter((text) => isWrong(text) && isWrong(ownOf(text)));
}

const hasChinese = (text: string) => /\p{Script=Han}|[，。：；（）、「」]/u.test(text);

/** Names in code are no English: they have a sign, a digit or a capital inside. */
const hasEnglish = (text: string) =>
  (text.match(/[A-Za-z][\w./:@*=-]*/g) ?? []).some(
    (word) => !TERMS.has(word) && /^[A-Z]?[a-z]{2,}$/.test(word),
  );

/** Every text that the page shows, or says to whoever does not see it: options, names and hints included. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said: (string | null)[] = [document.title];
    const top = document.querySelector("dialog:modal") ?? document.body;
    const isOwn = (element: Element) =>
      element.checkVisibility() &&
      !element.closest("script, [lang]:not(html), pre, code, kbd, .mono, .app-logo, .operator-mark");
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: element, textContent } = walker.currentNode;
      const place = element?.closest("select") ?? element;
      if (place && isOwn(place)) said.push(textContent);
    }
    for (const name of ["aria-label", "title", "placeholder", "alt", "data-title"])
      for (const element of top.querySelectorAll(`[${name}]`))
        if (isOwn(element)) said.push(element.getAttribute(name));
    return [...new Set(said.map((text) => (text ?? "").trim().replaceAll(/\s+/g, " ")).filter(Boolean))];
  });
