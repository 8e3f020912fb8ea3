import { createApp } from "vue";
import { createMessages } from "../i18n/index.ts";
import "../style/index.ts";
import SheetApp from "./SheetApp.vue";

createApp(SheetApp).use(createMessages()).mount("#page");
