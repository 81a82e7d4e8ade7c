import { useLanguage } from "../texts/TextsContext.tsx";
import { ComposeButton } from "./ComposeButton.tsx";
import type { ScreenProps } from "./props.ts";
import { Screen } from "./Screen.tsx";

/** The same server may have the threads of orders, too; those are for `OrderChat`. */
const TYPES = ["direct", "group"] as const;

/**
 * Direct and group conversations: for a client of the gateway `conversations`.
 *
 * @example
 * <Messenger people={(query) => searchFriends(query)} />
 */
export function Messenger(props: ScreenProps) {
  const { texts } = useLanguage();
  return (
    <Screen
      {...props}
      screen="messenger"
      heading={texts.conversations}
      types={TYPES}
      actions={(select) => <ComposeButton people={props.people} onCreated={select} />}
    />
  );
}
