import { createApp } from "vue";
import App from "./App.vue";
import { applyTheme } from "./frame/theme.ts";
import { i18n } from "./i18n/language.ts";
import { router } from "./routes/router.ts";
import "./style/index.ts";

applyTheme();
createApp(App).use(i18n).use(router).mount("#page");
