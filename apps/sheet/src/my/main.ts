import { createApp } from "vue";
import { createMessages } from "../i18n/index.ts";
import { myWords } from "../i18n/my-words.ts";
import "../style/index.ts";
import MyApp from "./MyApp.vue";

createApp(MyApp).use(createMessages(myWords)).mount("#page");
