import { createApp } from "vue";
import { createMessages } from "../i18n/index.ts";
import "../style/index.ts";
import CheckApp from "./CheckApp.vue";

createApp(CheckApp).use(createMessages()).mount("#page");
