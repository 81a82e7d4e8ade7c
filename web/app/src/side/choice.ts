import type { ChatScreen } from "../route.ts";
import type { Language, Theme } from "../settings/settings.ts";

/** What a side shows, and how. */
export interface PaneChoice {
  readonly userId: string;
  readonly screen: ChatScreen;
  readonly language: Language;
  readonly theme: Theme;
}
