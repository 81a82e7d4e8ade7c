import type { ReactNode } from "react";

interface IconProps {
  /** What it says to those who do not see it; without it the icon is decoration. */
  readonly label?: string;
}

function icon(name: string, paths: ReactNode) {
  return function Icon({ label }: IconProps) {
    const meaning = label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label };
    return (
      <svg
        className="parley-icon"
        data-icon={name}
        viewBox="0 0 20 20"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
        {...meaning}
      >
        {paths}
      </svg>
    );
  };
}

export const ClockIcon = icon(
  "clock",
  <>
    <circle cx="10" cy="10" r="6.25" />
    <path d="M10 6.5V10l2.25 1.5" />
  </>,
);
export const SentIcon = icon("sent", <path d="m5 10.75 3.25 3.25L15 6.75" />);
const TWO_TICKS = <path d="m3 10.75 3.25 3.25L13 6.75m-2.2 7.05.2.2 6.75-7.25" />;
export const DeliveredIcon = icon("delivered", TWO_TICKS);
export const ReadIcon = icon("read", TWO_TICKS);
export const WarningIcon = icon(
  "warning",
  <>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6.5v4M10 13.4v.1" />
  </>,
);
export const MoreIcon = icon("more", <path strokeWidth={2.2} d="M4.5 10h.01M10 10h.01M15.5 10h.01" />);
export const ReplyIcon = icon("reply", <path d="M8 5 3.5 9.5 8 14M4 9.5h7.5a5 5 0 0 1 5 5v.5" />);
export const CopyIcon = icon(
  "copy",
  <>
    <rect x="7" y="7" width="9.5" height="9.5" rx="2" />
    <path d="M13 7V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V11a2 2 0 0 0 2 2H7" />
  </>,
);
export const EditIcon = icon("edit", <path d="m12.5 4.5 3 3L7 16H4v-3zM11 6l3 3" />);
export const DeleteIcon = icon(
  "delete",
  <path d="M3.5 5.5h13M8 5.5V4a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1.5m3 0-.7 10a1.5 1.5 0 0 1-1.5 1.4H7.2a1.5 1.5 0 0 1-1.5-1.4L5 5.5" />,
);
export const RetryIcon = icon("retry", <path d="M16 10a6 6 0 1 1-1.8-4.3M16 3.5V7h-3.5" />);
export const DownIcon = icon("down", <path d="m5 8 5 5 5-5" />);
export const FileIcon = icon(
  "file",
  <path d="M11.5 3H6.5A1.5 1.5 0 0 0 5 4.5v11A1.5 1.5 0 0 0 6.5 17h7a1.5 1.5 0 0 0 1.5-1.5v-9zM11.5 3v3.5H15" />,
);
export const SendIcon = icon("send", <path d="M10 16V4.5M5 9l5-5 5 5" strokeWidth={2} />);
export const LockIcon = icon(
  "lock",
  <>
    <rect x="4.5" y="9" width="11" height="7.5" rx="2" />
    <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
  </>,
);
