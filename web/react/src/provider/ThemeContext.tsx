import { createContext, useContext } from "react";

/** Which colours the screens have; `system`: as the device has them. */
export type Theme = "light" | "dark" | "system";

export const ThemeContext = createContext<Theme>("system");

/**
 * The theme that the provider above gives.
 *
 * @example
 * const theme = useTheme();
 */
export function useTheme(): Theme {
  return useContext(ThemeContext);
}
