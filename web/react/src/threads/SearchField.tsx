import type { RefObject } from "react";
import { CloseIcon, SearchIcon } from "../icons.tsx";
import { useLanguage } from "../texts/TextsContext.tsx";

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fieldRef?: RefObject<HTMLInputElement | null>;
}

/**
 * A field to search in a list, with a button that clears it.
 *
 * @example
 * <SearchField label={texts.search} value={query} onChange={setQuery} />
 */
export function SearchField({ label, value, onChange, fieldRef }: SearchFieldProps) {
  const { texts } = useLanguage();
  return (
    <div className="parley-search">
      <SearchIcon />
      <input
        ref={fieldRef}
        type="search"
        className="parley-search__field"
        dir={value === "" ? undefined : "auto"}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || value === "") return;
          event.preventDefault();
          event.stopPropagation();
          onChange("");
        }}
      />
      {value !== "" && (
        <button
          type="button"
          className="parley-icon-button"
          aria-label={texts.clearSearch}
          onClick={() => onChange("")}
        >
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
