/** The sizes of TDesign, the tokens of all pages, its colours set by them, then ours. */
import "tdesign-vue-next/es/style/index.css";
import "@shiming/pages/tokens.css";
import "./tdesign.css";
import "./page.css";
import "./frame.css";
import "./plain.css";
import "./parts.css";
import "./field.css";
import "./list.css";
import "./dialog.css";
import "./develop.css";
import "./provider.css";
import "./application.css";
import "./review.css";
import "./watch.css";
