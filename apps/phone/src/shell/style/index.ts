/** weui's base and button, then ours. */
import "weui/dist/style/base/base.min.css";
import "weui/dist/style/widget/weui-button/weui-button.min.css";
import "@shiming/pages/tokens.css";
import "./palette.css";
import "./page.css";
import "./phone.css";
import "./screens.css";
import "../../panel/style/panel.css";
import "../../panel/style/settings.css";
import "../../panel/style/rows.css";
