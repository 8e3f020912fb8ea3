/** What a mini program may know of its phone. */
import type { Environment } from "../../link/link.ts";

/** The version of the original's library that is told: what asks for it expects the functions of that time. */
const SDK_VERSION = "2.33.0";

const DEVICES = {
  ios: { brand: "iPhone", model: "iPhone 15", system: "iOS 17.5", platform: "ios" },
  android: { brand: "Android", model: "Android", system: "Android 14", platform: "android" },
};

export interface SystemInfo {
  device(): object;
  window(): object;
  app(): object;
  /** All of them, as `wx.getSystemInfo` gives it. */
  all(): object;
}

export function describeSystem(environment: () => Environment, pages: HTMLElement): SystemInfo {
  const device = () => ({ ...DEVICES[environment().os], benchmarkLevel: 40, deviceOrientation: "portrait" });
  const app = () => {
    const { version, language, theme } = environment();
    return {
      SDKVersion: SDK_VERSION,
      version,
      language,
      theme,
      enableDebug: true,
      host: { env: "WeChat" },
      fontSizeSetting: 16,
    };
  };
  const window = () => {
    const { clientWidth: screenWidth, clientHeight: screenHeight } = document.documentElement;
    return {
      pixelRatio: devicePixelRatio,
      ...{ screenWidth, screenHeight, screenTop: pages.offsetTop },
      ...{ windowWidth: pages.clientWidth, windowHeight: pages.clientHeight },
      // The status bar is the phone's, outside of the screen.
      statusBarHeight: 0,
      safeArea: {
        ...{ left: 0, top: 0, right: screenWidth, bottom: screenHeight },
        ...{ width: screenWidth, height: screenHeight },
      },
    };
  };
  return { device, app, window, all: () => ({ ...device(), ...window(), ...app() }) };
}

/** Where the phone draws its capsule, over the right end of the navigation bar. */
export function menuButtonRect(): object {
  const [width, height, top] = [87, 32, 6];
  const right = document.documentElement.clientWidth - 7;
  return { width, height, top, right, bottom: top + height, left: right - width };
}
