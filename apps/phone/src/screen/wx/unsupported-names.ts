/** What the `wx` of the original has and this simulator has not: of its published types, and of its documents before those. */

/** Functions with call-backs or a promise. */
export const UNSUPPORTED_FUNCTIONS =
  "addCard addFileToFavorites addPaymentPassFinish addPaymentPassGetCertificateData addPhoneCalendar " +
  "addPhoneContact addPhoneRepeatCalendar addVideoToFavorites authorize authorizeForMiniProgram " +
  "authPrivateMessage batchGetStorage batchSetStorage bindEmployeeRelation canAddSecureElementPass " +
  "canvasGetImageData canvasPutImageData canvasToTempFilePath checkDeviceSupportHevc " +
  "checkEmployeeRelation checkIsAddedToMyMiniProgram checkIsOpenAccessibility " +
  "checkIsSoterEnrolledInDevice checkIsSupportFacialRecognition checkIsSupportSoterAuthentication " +
  "checkSession checkTransitCardSupport chooseAddress chooseContact chooseImage chooseInvoice " +
  "chooseInvoiceTitle chooseLicensePlate chooseLocation chooseMedia chooseMessageFile choosePoi " +
  "chooseVideo clearBLEConnection closeBLEConnection closeBluetoothAdapter closeSocket compressImage " +
  "compressVideo connectWifi createBLEConnection createBLEPeripheralServer cropImage deleteTransitCard " +
  "disableAlertBeforeUnload editImage enableAlertBeforeUnload enterChatToolMode exitMiniProgram " +
  "exitVoIPChat faceDetect faceVerify getAvailableAudioSources getBackgroundAudioPlayerState " +
  "getBackgroundFetchData getBackgroundFetchToken getBatteryInfo getBeacons getBLEDeviceCharacteristics " +
  "getBLEDeviceRSSI getBLEDeviceServices getBLEMTU getBluetoothAdapterState getBluetoothDevices " +
  "getChannelsLiveInfo getChannelsLiveNoticeInfo getChannelsShareKey getChatForwardMaterials " +
  "getChatToolInfo getClipboardData getCommonConfig getConnectedBluetoothDevices getConnectedWifi " +
  "getDeviceBenchmarkInfo getDeviceVoIPList getFileInfo getFuzzyLocation getGroupEnterInfo getHCEState " +
  "getImageInfo getInferenceEnvInfo getLocalIPAddress getLocation getPrivacySetting getRandomValues " +
  "getRendererUserAgent getSavedFileInfo getSavedFileList getScreenBrightness getScreenRecordingState " +
  "getSecureElementPasses getSelectedTextRange getSetting getShareInfo getShowSplashAdStatus " +
  "getSkylineInfo getTransitCardCPLC getTransitCardInfo getTransitCardList getUserInfo getUserProfile " +
  "getVideoInfo getWeRunData getWifiList hideHomeButton hideKeyboard hideShareMenu hideTabBar " +
  "hideTabBarRedDot initFaceDetect isBluetoothDevicePaired issueTransitCard join1v1Chat joinVoIPChat " +
  "jumpToOfflinePay loadBuiltInFontFace loadFontFace makeBluetoothPair makePhoneCall " +
  "navigateBackMiniProgram notifyBLECharacteristicValueChange notifyGroupMembers " +
  "openAppAuthorizeSetting openBluetoothAdapter openCard openChannelsActivity openChannelsEvent " +
  "openChannelsLive openChannelsLiveNoticeInfo openChannelsUserProfile openChatTool " +
  "openCustomerServiceChat openDesignerProfile openDocument openEmbeddedMiniProgram openHKOfflinePayView " +
  "openInquiriesTopic openLocation openOfficialAccountArticle openOfficialAccountChat " +
  "openOfficialAccountProfile openPrivacyContract openSetting openSingleStickerView openStickerIPView " +
  "openStickerSetView openStoreCouponDetail openStoreOrderDetail openSystemBluetoothSetting " +
  "openVideoEditor pauseBackgroundAudio pauseVoice playBackgroundAudio playVoice pluginLogin " +
  "postMessageToReferrerMiniProgram postMessageToReferrerPage preloadAssets preloadSkylineView " +
  "preloadWebview previewImage previewMedia readBLECharacteristicValue rechargeTransitCard " +
  "removeSavedFile removeSecureElementPass removeTabBarBadge reportAnalytics reportEvent reportMonitor " +
  "requestAppleSubscribeSign requestCommonPayment requestDeviceVoIP requestFacialVerify " +
  "requestMerchantTransfer requestOrderPayment requestPayment requestPluginPayment " +
  "requestSubscribeDeviceMessage requestSubscribeEmployeeMessage requestSubscribeMessage " +
  "requestVirtualPayment requirePrivacyAuthorize reserveChannelsLive restartMiniProgram rewriteRoute " +
  "saveFile saveFileToDisk saveImageToPhotosAlbum saveVideoToPhotosAlbum scanCode seekBackgroundAudio " +
  "selectGroupMembers sendHCEMessage sendSms sendSocketMessage setBackgroundColor " +
  "setBackgroundFetchToken setBackgroundTextStyle setBLEMTU setClipboardData setEnable1v1Chat " +
  "setEnableDebug setInnerAudioOption setKeepScreenOn setScreenBrightness setTabBarBadge setTabBarItem " +
  "setTabBarStyle setTopBarText setVisualEffectOnCapture setWifiList setWindowSize " +
  "shareAppMessageToGroup shareEmojiToGroup shareFileMessage shareFileToGroup shareImageToGroup " +
  "shareToOfficialAccount shareToWeRun shareVideoMessage shareVideoToGroup showHomeButton showRedPackage " +
  "showShareImageMenu showShareMenu showTabBar showTabBarRedDot startAccelerometer startBeaconDiscovery " +
  "startBluetoothDevicesDiscovery startCompass startDeviceMotionListening startGyroscope startHCE " +
  "startLocalServiceDiscovery startLocationUpdate startLocationUpdateBackground startRecord " +
  "startSoterAuthentication startWifi stopAccelerometer stopBackgroundAudio stopBeaconDiscovery " +
  "stopBluetoothDevicesDiscovery stopCompass stopDeviceMotionListening stopFaceDetect stopGyroscope " +
  "stopHCE stopLocalServiceDiscovery stopLocationUpdate stopRecord stopVoice stopWifi " +
  "subscribeVoIPVideoMembers updateShareMenu updateVoIPChatMuteConfig updateWeChatApp vibrateLong " +
  "vibrateShort writeBLECharacteristicValue";

/** Functions that give an object, or nothing. */
export const UNSUPPORTED_FACTORIES =
  "arrayBufferToBase64 base64ToArrayBuffer batchGetStorageSync batchSetStorageSync cancelIdleCallback " +
  "connectSocket createAudioContext createBufferURL createCacheManager createCameraContext " +
  "createCanvasContext createContext createGlobalPayment createInferenceSession createInnerAudioContext " +
  "createInterstitialAd createLivePlayerContext createLivePusherContext createMapContext " +
  "createMediaAudioPlayer createMediaContainer createMediaRecorder createOffscreenCanvas " +
  "createRewardedVideoAd createSharedArrayBuffer createTCPSocket createUDPSocket createVideoContext " +
  "createVideoDecoder createVKSession createWebAudioContext createWorker downloadFile drawCanvas " +
  "getApiCategory getAppAuthorizeSetting getBackgroundAudioManager getBatteryInfoSync getExptInfoSync " +
  "getFileSystemManager getLogManager getNFCAdapter getPerformance getPluginUpdateManager " +
  "getRealtimeLogManager getRecorderManager getSkylineInfoSync getSystemSetting getUserCryptoManager " +
  "getXrFrameSystem preDownloadSubpackage reportPerformance requestIdleCallback revokeBufferURL " +
  "uploadFile";

/** Functions that say whether something is so: it is not. */
export const UNSUPPORTED_QUESTIONS = "checkIsPictureInPictureActive isVKSupport";

/** Objects. */
export const UNSUPPORTED_OBJECTS = "ai cloud env modelContext router worklet";
