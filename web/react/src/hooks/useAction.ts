import { ParleyError, type Failure } from "@parley/client";
import { useCallback, useState } from "react";

/** Something that a control does, and how it went. */
export interface Action {
  /** Does something; false where the server refused it, which is then in `failure`. */
  readonly run: (what: () => Promise<unknown>) => Promise<boolean>;
  readonly isBusy: boolean;
  readonly failure: Failure | undefined;
}

/** Something that a control asks of the server: whether it is under way, and why it did not work. */
export function useAction(): Action {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = useCallback(async (what: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await what();
      return true;
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      setFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { run, isBusy, failure };
}
