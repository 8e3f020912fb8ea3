/** Light, dark, or as the browser prefers. The choice stays in this browser; the colours themselves are the page's tokens. */
import { computed, ref } from "vue";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const PLACE = "console.theme";
const preference = matchMedia("(prefers-color-scheme: dark)");
const prefersDark = ref(preference.matches);
const theme = ref<Theme>(THEMES.find((each) => each === localStorage.getItem(PLACE)) ?? "system");

preference.addEventListener("change", ({ matches }) => {
  prefersDark.value = matches;
});

/** To be called before the first page is shown. */
export function applyTheme(): void {
  const { dataset } = document.documentElement;
  if (theme.value === "system") delete dataset.theme;
  else dataset.theme = theme.value;
}

export function useTheme() {
  return {
    theme,
    isDark: computed(() => (theme.value === "system" ? prefersDark.value : theme.value === "dark")),
    choose(next: Theme) {
      theme.value = next;
      localStorage.setItem(PLACE, next);
      applyTheme();
    },
  };
}
