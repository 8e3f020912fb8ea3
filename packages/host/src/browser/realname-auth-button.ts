import { CATEGORY_ATTRIBUTE, createFailDetail, EVENT_NAMES } from "@shiming/wire";
import { parseCategoryId } from "./category-id.ts";
import { inLanguage } from "./language.ts";
import { focusOpenSheet, openRealnameAuth } from "./open-realname-auth.ts";
import { requestSheet } from "./request-sheet.ts";

const TAG = "realname-auth-button";
const labels = { zh: "实名授权", en: "Authorize real name" };
const DEFAULT_ENDPOINT = "/realname-auth";

const STYLE = `
  :host { display: inline-block; }
  :host([hidden]) { display: none; }
  button {
    font: inherit; min-height: 44px; padding: 0 24px; border: 0; border-radius: 8px;
    color: #fff; background: #06703a; cursor: pointer;
  }
  button:focus-visible { outline: 3px solid #7fd1a3; outline-offset: 2px; }
  button[aria-disabled="true"] { opacity: 0.6; cursor: default; }
`;

/** Where there is no document, on a server that renders pages, the class can be imported and not used. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * `<realname-auth-button category-id="99,904" endpoint="/realname-auth" presentation="window">实名授权</…>`
 *
 * A real tap asks `endpoint` for a sheet (see `requestSheet`), shows it, and fires `getrealnameauthinfo` (in all casings of
 * contract §2) with the detail. While a sheet is open, another tap brings it to the front and fires nothing.
 */
export class RealnameAuthButton extends Base {
  static readonly observedAttributes = ["disabled"];
  readonly #button: HTMLButtonElement;
  readonly #label: HTMLSlotElement;
  #isOpen = false;

  /** For the browser, and for `new RealnameAuthButton()`. */
  constructor() {
    super();
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    addStyle(root);
    this.#label = document.createElement("slot");
    this.#button = document.createElement("button");
    this.#button.type = "button";
    this.#button.part.add("button");
    this.#button.append(this.#label);
    this.#button.addEventListener("click", (event) => this.#onClick(event));
    root.append(this.#button);
  }

  /** Puts a label on it, where the page has written none. */
  connectedCallback(): void {
    this.#label.textContent = inLanguage(labels, this);
  }

  /** Follows `disabled`. */
  attributeChangedCallback(): void {
    this.#showState();
  }

  /** Switched off by the page; the attribute of the same name. */
  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }

  /** Sets the attribute, or takes it away. */
  set disabled(value: boolean) {
    this.toggleAttribute("disabled", value);
  }

  /** A tap that a script has made does nothing. Contract §2. */
  #onClick(event: MouseEvent): void {
    if (!event.isTrusted || navigator.userActivation?.isActive === false || this.disabled) return;
    if (this.#isOpen) focusOpenSheet();
    else void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#isOpen = true;
    this.#showState();
    const detail = await this.#openSheet();
    this.#isOpen = false;
    this.#showState();
    for (const name of EVENT_NAMES) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }
  }

  #openSheet() {
    const categoryId = parseCategoryId(this.getAttribute(CATEGORY_ATTRIBUTE));
    if (!categoryId) {
      return createFailDetail("invalid category-id", "category-id is two ids, or three, such as 99,904.");
    }
    const endpoint = this.getAttribute("endpoint") ?? DEFAULT_ENDPOINT;
    const presentation = this.getAttribute("presentation") === "frame" ? "frame" : "window";
    return openRealnameAuth({ sheetUrl: () => requestSheet(endpoint, categoryId), presentation });
  }

  /** Not `disabled`, which would take the focus away from whoever comes back by keyboard. */
  #showState(): void {
    this.#button.setAttribute("aria-disabled", String(this.disabled || this.#isOpen));
    this.#button.setAttribute("aria-busy", String(this.#isOpen));
  }
}

/** Not as an element where there is another way: a page's Content-Security-Policy may forbid it. */
function addStyle(root: ShadowRoot): void {
  if ("adoptedStyleSheets" in root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = document.createElement("style");
  style.textContent = STYLE;
  (root as ShadowRoot).append(style);
}

if (globalThis.customElements && !customElements.get(TAG)) customElements.define(TAG, RealnameAuthButton);
