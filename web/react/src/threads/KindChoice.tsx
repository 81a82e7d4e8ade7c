import { useId } from "react";
import { useLanguage } from "../texts/TextsContext.tsx";

/** What can be started. */
export type Kind = "direct" | "group";

const KINDS: readonly Kind[] = ["direct", "group"];

/** Whether one writes to one person or to a group. */
export function KindChoice({ kind, onChoose }: { readonly kind: Kind; readonly onChoose: (kind: Kind) => void }) {
  const { texts } = useLanguage();
  const name = useId();
  return (
    <div className="parley-segments" role="radiogroup" aria-label={texts.newConversation}>
      {KINDS.map((one) => (
        <label key={one} className="parley-segments__option">
          <input
            type="radio"
            className="parley-hidden"
            name={name}
            checked={one === kind}
            onChange={() => onChoose(one)}
          />
          {texts[one]}
        </label>
      ))}
    </div>
  );
}
