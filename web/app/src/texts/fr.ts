import type { AppTexts } from "./texts.ts";

export const fr: AppTexts = {
  welcome: "Qui voulez-vous être ?",
  whatParleyIs:
    "Parley est votre propre serveur de discussion : commandes, équipes et messages directs dans un seul petit programme.",
  twoWindows: "Connectez-vous sous un autre nom dans une seconde fenêtre et parlez avec vous-même.",
  seeSideBySide: "Voir deux personnes côte à côte",
  signIn: "Se connecter",
  signInFailed: "La connexion a échoué.",
  sessionEnded: "Votre session est terminée. Veuillez vous reconnecter.",
  signOut: "Se déconnecter",
  account: "Compte",

  navigation: "Écrans",
  screens: { team: "Équipe", messenger: "Messages", orders: "Commandes" },
  sideBySide: "Côte à côte",
  unread: "non lus",

  firstSide: "Premier côté",
  secondSide: "Second côté",
  person: "Personne",
  screen: "Écran",

  orderStatus: "État de la commande",
  orderStatuses: { assigned: "Attribuée", in_progress: "En cours", completed: "Terminée", canceled: "Annulée" },
  orderFailed: "La commande n’a pas été modifiée.",

  theme: "Thème",
  themes: { light: "Clair", dark: "Sombre", system: "Système" },
  language: "Langue",

  loading: "Chargement …",
  unreachable: "Le serveur est injoignable",
  unreachableHint: "Il démarre peut-être, ou le réseau est absent.",
  tryAgain: "Réessayer",
  broken: "Une erreur est survenue",
  brokenHint: "Rien de ce que vous avez envoyé n’est perdu.",
  reload: "Recharger la page",
};
