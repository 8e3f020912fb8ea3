import { createApp } from "vue";
import { checkWords } from "../i18n/check-words.ts";
import { createMessages } from "../i18n/index.ts";
import "../style/index.ts";
import CheckApp from "./CheckApp.vue";

createApp(CheckApp).use(createMessages(checkWords)).mount("#page");
