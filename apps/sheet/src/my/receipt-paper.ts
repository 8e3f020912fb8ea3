/** Loaded when a receipt is opened: few people open one. */
import { defineAsyncComponent } from "vue";

export const loadPaper = () => import("../receipt/ReceiptPaper.vue");
export const ReceiptPaper = defineAsyncComponent(loadPaper);
