import type { AppTexts } from "./texts.ts";

export const es: AppTexts = {
  welcome: "¿Quién quieres ser?",
  whatParleyIs:
    "Parley es tu propio servidor de chat: pedidos, equipos y mensajes directos en un solo programa pequeño.",
  twoWindows: "Entra como otra persona en una segunda ventana y habla contigo.",
  seeSideBySide: "Ver a dos personas a la vez",
  signIn: "Entrar",
  signInFailed: "No se pudo entrar.",
  sessionEnded: "Tu sesión ha terminado. Vuelve a entrar.",
  signOut: "Salir",
  account: "Cuenta",

  navigation: "Pantallas",
  screens: { team: "Equipo", messenger: "Mensajes", orders: "Pedidos" },
  sideBySide: "A la vez",
  unread: "sin leer",

  firstSide: "Primer lado",
  secondSide: "Segundo lado",
  person: "Persona",
  screen: "Pantalla",

  orderStatus: "Estado del pedido",
  orderStatuses: { assigned: "Asignado", in_progress: "En curso", completed: "Terminado", canceled: "Cancelado" },
  orderFailed: "El pedido no se ha cambiado.",

  theme: "Tema",
  themes: { light: "Claro", dark: "Oscuro", system: "Sistema" },
  language: "Idioma",

  loading: "Cargando …",
  unreachable: "No se puede acceder al servidor",
  unreachableHint: "Quizá está arrancando, o no hay red.",
  tryAgain: "Intentar de nuevo",
  broken: "Algo ha fallado",
  brokenHint: "Nada de lo que enviaste se ha perdido.",
  reload: "Volver a cargar la página",
};
