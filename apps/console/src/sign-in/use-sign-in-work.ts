import { computed, ref, shallowRef } from "vue";
import { useLanguage } from "../i18n/use-language.ts";
import { SignInRefusal } from "./auth.ts";

/** One step of the sign-in at a time; what it was refused by, in the language of the moment. */
export function useSignInWork() {
  const isBusy = ref(false);
  const refusal = shallowRef<SignInRefusal>();
  const { say } = useLanguage();
  /** @returns whether it was done */
  async function run(work: () => Promise<void>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    refusal.value = undefined;
    try {
      await work();
      return true;
    } catch (error) {
      refusal.value = error instanceof SignInRefusal ? error : new SignInRefusal("FAULT", 500);
      return false;
    } finally {
      isBusy.value = false;
    }
  }
  return {
    run,
    isBusy,
    refusal: computed(() => refusal.value && say(refusal.value.hint ?? { zh: "", en: "" })),
  };
}
