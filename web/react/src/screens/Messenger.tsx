import { useLanguage } from "../texts/TextsContext.tsx";
import { ComposeButton } from "./ComposeButton.tsx";
import type { ScreenProps } from "./props.ts";
import { Screen } from "./Screen.tsx";

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
      actions={(select) => <ComposeButton people={props.people} onCreated={select} />}
    />
  );
}
