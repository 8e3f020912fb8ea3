import { createApp } from "vue";
import { createMessages } from "../i18n/index.ts";
import "../style/index.ts";
import MyApp from "./MyApp.vue";

createApp(MyApp).use(createMessages()).mount("#page");
