import { useId } from "react";

export interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/**
 * One of a few, side by side.
 *
 * @example
 * <Segments label="Kind" value={kind} options={[{ value: "direct", label: "Direct" }]} onChange={setKind} />
 */
export function Segments<Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) {
  const name = useId();
  return (
    <div className="parley-segments" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="parley-segments__option">
          <input
            type="radio"
            className="parley-hidden"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
