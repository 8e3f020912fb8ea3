/** weui's base and button, then ours. */
import "weui/dist/style/base/base.min.css";
import "weui/dist/style/widget/weui-button/weui-button.min.css";
import "@shiming/pages/tokens.css";
import "./palette.css";
import "./page.css";
import "./link.css";
import "./bar.css";
import "./card.css";
import "./button.css";
import "./message.css";
import "./sheet.css";
import "./keypad.css";
import "./my.css";
import "./receipt.css";
import "./large-text.css";
