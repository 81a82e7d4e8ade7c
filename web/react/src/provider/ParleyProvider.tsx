import type { Parley, ParleyState } from "@parley/client";
import { createContext, useContext, useEffect, type ReactNode } from "react";
import { useStore } from "zustand";
import { LanguageProvider, type LanguageProviderProps } from "./LanguageProvider.tsx";
import { ThemeContext, type Theme } from "./ThemeContext.tsx";

const Context = createContext<Parley | undefined>(undefined);

/** Which client, language and theme. */
export interface ParleyProviderProps extends LanguageProviderProps {
  /** The client whose chat the screens below show; connected while the provider is mounted. */
  readonly parley: Parley;
  /** Default: `system`. */
  readonly theme?: Theme;
  readonly children: ReactNode;
}

/**
 * Gives a client, a language and a theme to everything below it.
 *
 * @example
 * <ParleyProvider parley={parley} locale="de" theme="dark"><TeamChat /></ParleyProvider>
 */
export function ParleyProvider({ parley, theme = "system", children, ...language }: ParleyProviderProps) {
  useEffect(() => {
    parley.connect();
    return () => parley.close();
  }, [parley]);
  return (
    <Context value={parley}>
      <ThemeContext value={theme}>
        <LanguageProvider {...language}>{children}</LanguageProvider>
      </ThemeContext>
    </Context>
  );
}

/**
 * The client that the provider above gives.
 *
 * @example
 * const parley = useParley();
 * await parley.startDirect("ben");
 */
export function useParley(): Parley {
  const parley = useContext(Context);
  if (parley === undefined) throw new Error("There is no <ParleyProvider> above this component");
  return parley;
}

/**
 * A part of what the client knows; the component renders again when that part changes.
 *
 * @example
 * const total = useParleyState((state) => state.totalUnread);
 */
export function useParleyState<Part>(select: (state: ParleyState) => Part): Part {
  return useStore(useParley().store, select);
}
