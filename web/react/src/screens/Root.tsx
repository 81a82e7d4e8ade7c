import type { ReactNode } from "react";
import { useTheme } from "../provider/ThemeContext.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";

/** What is in the box, and how it looks. */
export interface RootProps {
  /** Which of the screens it is, for styles. */
  readonly screen?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * The box that a screen lives in: its colours, its language, its direction. Parts that stand alone need one around them.
 *
 * @example
 * <Root><ConversationList heading="Messages" onSelect={open} /></Root>
 */
export function Root({ screen, className, children }: RootProps) {
  const theme = useTheme();
  const { locale, dir } = useLanguage();
  return (
    <div
      className={className === undefined ? "parley" : `parley ${className}`}
      data-parley-theme={theme === "system" ? undefined : theme}
      data-screen={screen}
      lang={locale}
      dir={dir}
    >
      {children}
    </div>
  );
}
