import type { AppTexts } from "./texts.ts";

export const de: AppTexts = {
  welcome: "Wer möchten Sie sein?",
  whatParleyIs:
    "Parley ist ein eigener Chat-Server: Auftragschats, Team-Themen und Direktnachrichten in einem kleinen Programm.",
  twoWindows: "Melden Sie sich in einem zweiten Fenster als jemand anders an und sprechen Sie mit sich selbst.",
  seeSideBySide: "Zwei Personen nebeneinander",
  signIn: "Anmelden",
  signInFailed: "Die Anmeldung ist fehlgeschlagen.",
  sessionEnded: "Ihre Sitzung ist zu Ende. Bitte melden Sie sich erneut an.",
  signOut: "Abmelden",
  account: "Konto",

  navigation: "Ansichten",
  screens: { team: "Team", messenger: "Messenger", orders: "Aufträge" },
  sideBySide: "Zu zweit",
  unread: "ungelesen",

  firstSide: "Erste Seite",
  secondSide: "Zweite Seite",
  person: "Person",
  screen: "Ansicht",

  orderStatus: "Auftragsstatus",
  orderStatuses: {
    assigned: "Vergeben",
    in_progress: "In Arbeit",
    completed: "Abgeschlossen",
    canceled: "Storniert",
  },
  orderFailed: "Der Auftrag wurde nicht geändert.",

  theme: "Darstellung",
  themes: { light: "Hell", dark: "Dunkel", system: "System" },
  language: "Sprache",

  loading: "Wird geladen …",
  unreachable: "Der Server ist nicht erreichbar",
  unreachableHint: "Vielleicht startet er gerade, oder das Netz fehlt.",
  tryAgain: "Erneut versuchen",
  broken: "Etwas ist schiefgegangen",
  brokenHint: "Nichts von dem, was Sie gesendet haben, ist verloren.",
  reload: "Seite neu laden",
};
