import { useRef, type KeyboardEvent, type RefObject } from "react";
import { CloseIcon, SearchIcon } from "../icons.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";
import { IconButton } from "./Button.tsx";

/** What is searched, and what happens then. */
export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter was pressed; without it that is left to the form around the field. */
  readonly onEnter?: (() => void) | undefined;
  readonly fieldRef?: RefObject<HTMLInputElement | null>;
}

/**
 * A field to search in a list, with a button that clears it.
 *
 * @example
 * <SearchField label={texts.search} value={query} onChange={setQuery} />
 */
export function SearchField({ label, value, onChange, onEnter, fieldRef }: SearchFieldProps) {
  const { texts } = useLanguage();
  const own = useRef<HTMLInputElement>(null);
  const field = fieldRef ?? own;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const act = event.key === "Enter" ? onEnter : event.key === "Escape" && value !== "" && (() => onChange(""));
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className="parley-search">
      <SearchIcon />
      <input
        ref={field}
        type="search"
        className="parley-search__field"
        dir={value === "" ? undefined : "auto"}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {value !== "" && (
        <IconButton
          label={texts.clearSearch}
          onClick={() => {
            onChange("");
            field.current?.focus();
          }}
        >
          <CloseIcon />
        </IconButton>
      )}
    </div>
  );
}
