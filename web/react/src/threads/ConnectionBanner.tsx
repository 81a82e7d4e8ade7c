import { useEffect, useState } from "react";
import { useConnection, type ConnectionView } from "../hooks/useConnection.ts";
import { AlertIcon, CheckIcon, ClockIcon, CloudOffIcon } from "../icons.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";

/** How long it may be away before anybody is told, and how long they are told that it is back. */
const PATIENCE = 1000;
const RELIEF = 2000;

/**
 * Says when the connection is away, and when it is tried next; nothing as long as all is well. It lies above what it is put into, so that
 * nothing moves.
 *
 * @example
 * <ConnectionBanner />
 */
export function ConnectionBanner() {
  const connection = useConnection();
  const shown = useShown(connection);
  return (
    <div className="parley-banner-place">
      <Announcement shown={shown} {...connection} />
      {shown === "trouble" && <Trouble {...connection} />}
      {shown === "back" && <Back />}
    </div>
  );
}

function useShown({ status, polling }: ConnectionView): "trouble" | "back" | undefined {
  const isWell = status === "idle" || (status === "online" && !polling);
  const [shown, setShown] = useState<"trouble" | "back">();
  useEffect(() => {
    if (!isWell) {
      const timer = setTimeout(() => setShown("trouble"), PATIENCE);
      return () => clearTimeout(timer);
    }
    setShown((before) => (before === "trouble" ? "back" : undefined));
    const timer = setTimeout(() => setShown(undefined), RELIEF);
    return () => clearTimeout(timer);
  }, [isWell]);
  return isWell && shown === "trouble" ? undefined : shown;
}

/** Says once that it is away, and once that it is back: neither each try nor each second. */
function Announcement({ shown, status, polling }: ConnectionView & { readonly shown: "trouble" | "back" | undefined }) {
  const { texts } = useLanguage();
  const trouble = status === "refused" ? texts.signedOut : polling ? texts.polling : texts.disconnected;
  return (
    <p className="parley-hidden" role="status">
      {shown === "trouble" ? trouble : shown === "back" && texts.backOnline}
    </p>
  );
}

function Trouble({ status, secondsToRetry, retryNow, polling }: ConnectionView) {
  const { texts } = useLanguage();
  if (status === "refused") {
    return (
      <div className="parley-banner" data-state="refused">
        <AlertIcon />
        <span>{texts.signedOut}</span>
      </div>
    );
  }
  if (polling) {
    return (
      <div className="parley-banner" data-state="polling">
        <ClockIcon />
        <span>{texts.polling}</span>
      </div>
    );
  }
  const isTrying = secondsToRetry === undefined || secondsToRetry === 0;
  return (
    <div className="parley-banner" data-state="offline">
      <CloudOffIcon />
      <span className="parley-banner__lines">
        <span>{status === "offline" ? texts.disconnected : texts.connecting}</span>
        {status === "offline" && (
          <span className="parley-banner__next">{isTrying ? texts.tryingNow : texts.nextTry(secondsToRetry)}</span>
        )}
      </span>
      {status === "offline" && (
        <button type="button" className="parley-button parley-button--small" onClick={retryNow}>
          {texts.tryNow}
        </button>
      )}
    </div>
  );
}

function Back() {
  const { texts } = useLanguage();
  return (
    <div className="parley-banner" data-state="back">
      <CheckIcon />
      <span>{texts.backOnline}</span>
    </div>
  );
}
