import { useLanguage } from "../texts/TextsContext.tsx";
import { ComposeButton } from "./ComposeButton.tsx";
import type { ScreenProps } from "./props.ts";
import { Screen } from "./Screen.tsx";

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
      actions={(select) => <ComposeButton people={props.people} onCreated={select} />}
    />
  );
}
