import { createApp } from "vue";
import { createMessages } from "../i18n/index.ts";
import { sheetWords } from "../i18n/sheet-words.ts";
import "../style/index.ts";
import PreviewApp from "./PreviewApp.vue";

createApp(PreviewApp).use(createMessages(sheetWords)).mount("#page");
