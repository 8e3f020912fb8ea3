/** What the original has and this simulator has not: it can be called, and answers by name that it is not here. */
import { type WxFunction, wxFunction } from "./call.ts";
import { Refusal } from "./refusal.ts";

const NAMES =
  "addCard addPhoneContact authorize checkSession chooseAddress chooseContact chooseImage " +
  "chooseInvoiceTitle chooseLocation chooseMedia chooseMessageFile choosePoi chooseVideo clearBLEConnection " +
  "closeBluetoothAdapter closeSocket compressImage compressVideo connectSocket connectWifi " +
  "createAudioContext createBLEConnection createCameraContext createCanvasContext createInnerAudioContext " +
  "createMapContext createVideoContext downloadFile exitMiniProgram faceVerify getBackgroundAudioManager " +
  "getBatteryInfo getClipboardData getFileSystemManager getImageInfo getLocation getRecorderManager " +
  "getScreenBrightness getSetting getShareInfo getUserInfo getUserProfile getWeRunData hideHomeButton " +
  "hideShareMenu hideTabBar hideTabBarRedDot loadFontFace makePhoneCall navigateBackMiniProgram " +
  "navigateToMiniProgram onAccelerometerChange onCompassChange onKeyboardHeightChange onMemoryWarning " +
  "onUserCaptureScreen openBluetoothAdapter openCard openDocument openEmbeddedMiniProgram openLocation " +
  "openSetting playVoice previewImage previewMedia removeSavedFile removeTabBarBadge reportAnalytics " +
  "requestPayment requestSubscribeMessage saveFile saveImageToPhotosAlbum saveVideoToPhotosAlbum scanCode " +
  "sendSocketMessage setBackgroundColor setBackgroundTextStyle setClipboardData setKeepScreenOn " +
  "setScreenBrightness setTabBarBadge setTabBarItem setTabBarStyle showShareMenu showTabBar " +
  "showTabBarRedDot startAccelerometer startBluetoothDevicesDiscovery startCompass startRecord " +
  "startSoterAuthentication startWifi stopRecord updateShareMenu uploadFile vibrateLong vibrateShort";

/** @param note writes to the screen's console */
export function unsupportedFunctions(
  note: (text: string) => void,
  onError: (error: unknown) => void,
): Record<string, WxFunction> {
  const refusing = (name: string): WxFunction => {
    const refuse = wxFunction(
      name,
      () => {
        throw new Refusal("not supported in this simulator");
      },
      onError,
    );
    return (options) => {
      note(`wx.${name} is not supported in this simulator`);
      return refuse(options);
    };
  };
  return Object.fromEntries(NAMES.split(" ").map((name) => [name, refusing(name)]));
}

/**
 * What not even the original has, or has too new: reading it gives undefined, so that a program can find out; the console
 * says so, because the next thing may be a call.
 */
export function namingTheAbsent<T extends object>(wx: T, note: (text: string) => void): T {
  return new Proxy(wx, {
    get(target, name, receiver) {
      if (typeof name === "string" && !(name in target)) note(`wx.${name} is not in this simulator`);
      return Reflect.get(target, name, receiver);
    },
  });
}
