/** The title of the page: what is shown, the kind of screen that it is, and the product. Of two windows each has its own. */
import { computed, onBeforeUnmount, ref, watchEffect } from "vue";
import { useRoute } from "vue-router";
import type { Text } from "../i18n/text.ts";
import { useLanguage } from "../i18n/use-language.ts";

const PRODUCT: Text = { zh: "实名控制台", en: "Shiming console" };

/** The heading of the screen that is shown. */
const heading = ref("");

/** Of a screen's own heading: to be called by what shows it. */
export function useHeading(title: () => string): void {
  watchEffect(() => {
    heading.value = title();
  });
  onBeforeUnmount(() => {
    heading.value = "";
  });
}

/** Keeps the title of the page, in the language of the moment. */
export function usePageTitle(): void {
  const route = useRoute();
  const { say } = useLanguage();
  const parts = computed(() => {
    const screen = route.meta.route;
    return [heading.value, ...(screen ? [say(screen.title)] : []), say(PRODUCT)];
  });
  watchEffect(() => {
    document.title = [...new Set(parts.value)].filter(Boolean).join(" · ");
  });
}
