import type { Language } from "../settings/settings.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import type { AppTexts } from "./texts.ts";

export const catalogue: Readonly<Record<Language, AppTexts>> = { en, de, fr, es, ar };
