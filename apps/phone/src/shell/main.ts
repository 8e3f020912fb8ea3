import { createApp } from "vue";
import { createMessages } from "./i18n/index.ts";
import PhonePage from "./PhonePage.vue";
import "./style/index.ts";
import { usePhoneState } from "./use-phone-state.ts";

const store = usePhoneState();
createApp(PhonePage, { store }).use(createMessages(store.state.value.language)).mount("#page");
