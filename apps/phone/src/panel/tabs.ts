export const TABS = ["phone", "wire", "audit", "console", "problems"] as const;
export type Tab = (typeof TABS)[number];

/** The tab that a key leads to, by the tabs pattern of WAI-ARIA; undefined for any other key. */
export function tabAfter(tab: Tab, key: string): Tab | undefined {
  const at = TABS.indexOf(tab);
  switch (key) {
    case "ArrowRight":
      return TABS[(at + 1) % TABS.length];
    case "ArrowLeft":
      return TABS.at(at - 1);
    case "Home":
      return TABS[0];
    case "End":
      return TABS.at(-1);
    default:
      return undefined;
  }
}
