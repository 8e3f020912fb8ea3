/** Where people sign in and up, and what mails lead to. */
import type { ScreenRoute } from "./route.ts";

export const signInRoutes: readonly ScreenRoute[] = [
  {
    name: "sign-in",
    path: "/sign-in",
    title: { zh: "登录", en: "Sign in" },
    for: "anyone",
    screen: () => import("../sign-in/SignInScreen.vue"),
  },
  {
    name: "sign-up",
    path: "/sign-up",
    title: { zh: "注册", en: "Sign up" },
    for: "anyone",
    screen: () => import("../sign-in/SignUpScreen.vue"),
  },
  {
    name: "invitation",
    path: "/invitation",
    title: { zh: "接受邀请", en: "Accept an invitation" },
    for: "anyone",
    screen: () => import("../sign-in/InvitationScreen.vue"),
  },
  {
    name: "reset-password",
    path: "/reset-password",
    title: { zh: "重置密码", en: "Reset your password" },
    for: "anyone",
    screen: () => import("../sign-in/ResetPasswordScreen.vue"),
  },
  {
    name: "second-factor",
    path: "/second-factor",
    title: { zh: "设置两步验证", en: "Set up a second factor" },
    for: "anyone",
    screen: () => import("../sign-in/SecondFactorScreen.vue"),
  },
];
