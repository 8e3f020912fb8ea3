import { ref } from "vue";

/** The path of the screen before this one: a list knows by it from which of its rows somebody comes back. */
export const cameFrom = ref<string>();
