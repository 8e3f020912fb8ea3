import { createApp } from "vue";
import { createMessages } from "../i18n/index.ts";
import "../style/index.ts";
import PreviewApp from "./PreviewApp.vue";

createApp(PreviewApp).use(createMessages()).mount("#page");
