import { createApp } from "vue";
import { createMessages } from "../i18n/index.ts";
import { sheetWords } from "../i18n/sheet-words.ts";
import "../style/index.ts";
import SheetApp from "./SheetApp.vue";

createApp(SheetApp).use(createMessages(sheetWords)).mount("#page");
