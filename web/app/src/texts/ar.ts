import type { AppTexts } from "./texts.ts";

export const ar: AppTexts = {
  welcome: "من تريد أن تكون؟",
  whatParleyIs: "بارلي خادم محادثة خاص بك: محادثات الطلبات والفرق والرسائل المباشرة في برنامج صغير واحد.",
  twoWindows: "ادخل باسم شخص آخر في نافذة ثانية، وتحدّث مع نفسك.",
  seeSideBySide: "شاهد شخصين جنبًا إلى جنب",
  signIn: "تسجيل الدخول",
  signInFailed: "لم ينجح الدخول.",
  sessionEnded: "انتهت جلستك. يرجى الدخول من جديد.",
  signOut: "تسجيل الخروج",
  account: "الحساب",

  navigation: "الشاشات",
  screens: { team: "الفريق", messenger: "الرسائل", orders: "الطلبات" },
  sideBySide: "جنبًا إلى جنب",
  unread: "غير مقروءة",

  firstSide: "الجانب الأول",
  secondSide: "الجانب الثاني",
  person: "الشخص",
  screen: "الشاشة",

  orderStatus: "حالة الطلب",
  orderStatuses: { assigned: "مُسنَد", in_progress: "قيد التنفيذ", completed: "مكتمل", canceled: "ملغى" },
  orderFailed: "لم يتغيّر الطلب.",

  theme: "المظهر",
  themes: { light: "فاتح", dark: "داكن", system: "النظام" },
  language: "اللغة",

  loading: "جارٍ التحميل …",
  unreachable: "لا يمكن الوصول إلى الخادم",
  unreachableHint: "ربما يبدأ الآن، أو أن الشبكة غائبة.",
  tryAgain: "حاول مرة أخرى",
  broken: "حدث خطأ ما",
  brokenHint: "لم يضع شيء مما أرسلته.",
  reload: "أعد تحميل الصفحة",
};
