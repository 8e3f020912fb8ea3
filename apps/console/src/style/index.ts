/** The tokens of all pages, TDesign set by them, then ours. */
import "@shiming/pages/tokens.css";
import "./tdesign.css";
import "./page.css";
import "./frame.css";
import "./plain.css";
import "./parts.css";
import "./field.css";
import "./list.css";
import "./dialog.css";
