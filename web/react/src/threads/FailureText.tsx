import type { Failure } from "@parley/client";
import { failureText } from "../texts/failureText.ts";
import { useLanguage } from "../texts/TextsContext.tsx";

export interface FailureTextProps {
  readonly failure: Failure | undefined;
}

/**
 * Why something did not work; nothing where it did.
 *
 * @example
 * <FailureText failure={failure} />
 */
export function FailureText({ failure }: FailureTextProps) {
  const { texts } = useLanguage();
  return (
    <p className="parley-failure" role="alert">
      {failure && failureText(texts, failure)}
    </p>
  );
}
