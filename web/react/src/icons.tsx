export interface IconProps {
  /** What it says to those who do not see it; without it the icon is decoration. */
  readonly label?: string;
}

/** An icon of 20 × 20, drawn with one line; with further attributes. */
export function icon(path: string, attributes?: Readonly<Record<string, string | number | boolean>>) {
  return function Icon({ label }: IconProps) {
    const meaning = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
    return (
      <svg
        className="parley-icon"
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
        {...attributes}
        {...meaning}
      >
        <path d={path} />
      </svg>
    );
  };
}

/** Turned round where lines begin on the right. */
const mirrored = { "data-mirrored": true };

const CIRCLE = "M3 10a7 7 0 0 1 14 0 7 7 0 0 1-14 0";

export const SearchIcon = icon("M3.5 9a5.5 5.5 0 0 1 11 0 5.5 5.5 0 0 1-11 0m9.7 4.2L17 17");
export const CloseIcon = icon("m5 5 10 10M15 5 5 15");
export const BackIcon = icon("M12.5 4 6.5 10l6 6", mirrored);
export const ComposeIcon = icon(
  "M9.5 4H5.8A1.8 1.8 0 0 0 4 5.8v8.4A1.8 1.8 0 0 0 5.8 16h8.4a1.8 1.8 0 0 0 1.8-1.8v-3.7M8.2 11.8l.5-2.4 6-6a1.35 1.35 0 0 1 1.9 1.9l-6 6z",
);
export const InfoIcon = icon(`${CIRCLE}M10 9.2v4.3M10 6.5v.01`);
export const PhotoIcon = icon(
  "M5 4h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2M6.1 8a1.2 1.2 0 0 1 2.4 0 1.2 1.2 0 0 1-2.4 0M4 14.5l4-3.5 2.5 2 2.5-2.5 3.5 3",
);
export const FileIcon = icon(
  "M11.5 3H6.2A1.7 1.7 0 0 0 4.5 4.7v10.6A1.7 1.7 0 0 0 6.2 17h7.6a1.7 1.7 0 0 0 1.7-1.7V7zv4h4",
);
export const ClockIcon = icon(`${CIRCLE}M10 6.2V10l2.5 1.6`);
export const AlertIcon = icon(`${CIRCLE}M10 6.5v4.2M10 13.5v.01`);
export const CloudOffIcon = icon(
  "M3 3l14 14M6.2 7.2A4 4 0 0 0 5.5 15h8.8M8.6 5.3A5 5 0 0 1 15 8.7a3.2 3.2 0 0 1 1.8 4.9",
);
export const CheckIcon = icon("m4.5 10.5 3.7 3.7 7.3-8");
export const PlusIcon = icon("M10 4v12M4 10h12");
export const ArchiveIcon = icon("M3.5 4h13v3.2h-13zM4.8 7.2V16h10.4V7.2M8.2 10.2h3.6");
export const BlockIcon = icon(`${CIRCLE}M5.2 5.2l9.6 9.6`);
export const LeaveIcon = icon(
  "M8 3.5H5.3A1.3 1.3 0 0 0 4 4.8v10.4a1.3 1.3 0 0 0 1.3 1.3H8M12.5 6.5 16 10l-3.5 3.5M16 10H8",
  mirrored,
);
export const BubblesIcon = icon(
  "M12.5 3.5h-8A1.5 1.5 0 0 0 3 5v5.2a1.5 1.5 0 0 0 1.5 1.5H5V14l2.6-2.3h4.9A1.5 1.5 0 0 0 14 10.2V5a1.5 1.5 0 0 0-1.5-1.5zM16.3 8.2c.4.3.7.7.7 1.3v4a1.5 1.5 0 0 1-1.5 1.5H15v2l-2.3-2H10",
);
