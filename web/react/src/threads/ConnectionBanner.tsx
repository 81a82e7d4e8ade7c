import { useEffect, useState } from "react";
import { useConnection, type ConnectionView } from "../hooks/useConnection.ts";
import { AlertIcon, CheckIcon, ClockIcon, CloudOffIcon } from "../icons.tsx";
import type { Texts } from "../texts/texts.ts";
import { useLanguage } from "../texts/TextsContext.tsx";
import { Button } from "./Button.tsx";

/** How long it may be away before anybody is told, and how long they are told that it is back. */
const PATIENCE = 1000;
const RELIEF = 2000;

/** What each state of it looks like, and which text says it. */
const STATES = {
  offline: [CloudOffIcon, "disconnected"],
  polling: [ClockIcon, "polling"],
  refused: [AlertIcon, "signedOut"],
  back: [CheckIcon, "backOnline"],
} as const;

/**
 * Says when the connection is away, and when it is tried next; nothing as long as all is well. It lies above what it is put into, so that
 * nothing moves. Screen readers hear of it once when it goes away and once when it is back, not of each try and second.
 *
 * @example
 * <ConnectionBanner />
 */
export function ConnectionBanner() {
  const { texts } = useLanguage();
  const connection = useConnection();
  const state = useShown(connection);
  const [Icon, text] = state === undefined ? [] : STATES[state];
  return (
    <div className="parley-banner-place">
      <div className={state && "parley-banner"} data-state={state}>
        {Icon && <Icon />}
        <span className="parley-banner__lines">
          <span role="status">{text && texts[text]}</span>
          {state === "offline" && <span className="parley-banner__next">{nextText(connection, texts)}</span>}
        </span>
        {state === "offline" && (
          <Button className="parley-button parley-button--small" onClick={connection.retryNow}>
            {texts.tryNow}
          </Button>
        )}
      </div>
    </div>
  );
}

function nextText({ status, secondsToRetry }: ConnectionView, texts: Texts): string {
  if (status !== "offline") return texts.connecting;
  return secondsToRetry ? texts.nextTry(secondsToRetry) : texts.tryingNow;
}

function useShown({ status, polling }: ConnectionView): keyof typeof STATES | undefined {
  const isWell = status === "idle" || (status === "online" && !polling);
  const [shown, setShown] = useState<"trouble" | "back">();
  useEffect(() => {
    const timer = setTimeout(() => setShown(isWell ? undefined : "trouble"), isWell ? RELIEF : PATIENCE);
    if (isWell) setShown((before) => before && "back");
    return () => clearTimeout(timer);
  }, [isWell]);
  if (shown !== "trouble") return shown;
  return isWell ? undefined : status === "refused" ? status : polling ? "polling" : "offline";
}
