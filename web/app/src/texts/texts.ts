import type { OrderStatus } from "../demo/demo.ts";
import type { ChatScreen } from "../route.ts";
import type { Theme } from "../settings/settings.ts";

/** Every text of the page that is not one of the chat's, in one language. */
export interface AppTexts {
  welcome: string;
  whatParleyIs: string;
  twoWindows: string;
  seeSideBySide: string;
  signIn: string;
  signInFailed: string;
  sessionEnded: string;
  signOut: string;
  account: string;

  navigation: string;
  screens: Record<ChatScreen, string>;
  sideBySide: string;
  unread: string;

  firstSide: string;
  secondSide: string;
  person: string;
  screen: string;

  orderStatus: string;
  orderStatuses: Record<OrderStatus, string>;
  orderFailed: string;

  theme: string;
  themes: Record<Theme, string>;
  language: string;

  loading: string;
  unreachable: string;
  unreachableHint: string;
  tryAgain: string;
  broken: string;
  brokenHint: string;
  reload: string;
}
