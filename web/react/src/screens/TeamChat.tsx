import { useLanguage } from "../texts/TextsContext.tsx";
import { ComposeButton } from "./ComposeButton.tsx";
import type { ScreenProps } from "./props.ts";
import { Screen } from "./Screen.tsx";

/** The same server may have the threads of orders, too; those are for `OrderChat`. */
const TYPES = ["direct", "group"] as const;

/**
 * The threads of colleagues: for a client of the gateway `chat`.
 *
 * @example
 * <TeamChat people={colleagues} />
 */
export function TeamChat(props: ScreenProps) {
  const { texts } = useLanguage();
  return (
    <Screen
      {...props}
      screen="team"
      heading={texts.threads}
      types={TYPES}
      actions={(select) => <ComposeButton people={props.people} onCreated={select} />}
    />
  );
}
