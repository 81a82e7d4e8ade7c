import type { AppTexts } from "./texts.ts";

export const en: AppTexts = {
  welcome: "Who do you want to be?",
  whatParleyIs:
    "Parley is a chat server of your own: order chats, team threads and direct messages in one small program.",
  twoWindows: "Sign in as somebody else in a second window, and talk to yourself.",
  seeSideBySide: "See two people side by side",
  signIn: "Sign in",
  signInFailed: "Signing in did not work.",
  sessionEnded: "Your session has ended. Please sign in again.",
  signOut: "Sign out",
  account: "Account",

  navigation: "Screens",
  screens: { team: "Team", messenger: "Messenger", orders: "Orders" },
  sideBySide: "Side by side",
  unread: "unread",

  firstSide: "First side",
  secondSide: "Second side",
  person: "Person",
  screen: "Screen",

  orderStatus: "Order status",
  orderStatuses: { assigned: "Assigned", in_progress: "In progress", completed: "Completed", canceled: "Canceled" },
  orderFailed: "The order was not changed.",

  theme: "Theme",
  themes: { light: "Light", dark: "Dark", system: "System" },
  language: "Language",

  loading: "Loading …",
  unreachable: "The server cannot be reached",
  unreachableHint: "It may be starting, or the network is away.",
  tryAgain: "Try again",
  broken: "Something went wrong",
  brokenHint: "Nothing that you sent is lost.",
  reload: "Load the page again",
};
