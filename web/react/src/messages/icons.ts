import { icon } from "../icons.tsx";

const TWO_TICKS = "m3 10.75 3.25 3.25L13 6.75m-2.2 7.05.2.2 6.75-7.25";

export const SentIcon = icon("m5 10.75 3.25 3.25L15 6.75");
export const DeliveredIcon = icon(TWO_TICKS);
export const ReadIcon = icon(TWO_TICKS, { "data-icon": "read" });
export const MoreIcon = icon("M4.5 10h.01M10 10h.01M15.5 10h.01", { strokeWidth: 2.2 });
export const ReplyIcon = icon("M8 5 3.5 9.5 8 14M4 9.5h7.5a5 5 0 0 1 5 5v.5");
export const CopyIcon = icon(
  "M9 7h5.5a2 2 0 0 1 2 2v5.5a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2M13 7V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V11a2 2 0 0 0 2 2H7",
);
export const EditIcon = icon("m12.5 4.5 3 3L7 16H4v-3zM11 6l3 3");
export const DeleteIcon = icon(
  "M3.5 5.5h13M8 5.5V4a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v1.5m3 0-.7 10a1.5 1.5 0 0 1-1.5 1.4H7.2a1.5 1.5 0 0 1-1.5-1.4L5 5.5",
);
export const RetryIcon = icon("M16 10a6 6 0 1 1-1.8-4.3M16 3.5V7h-3.5");
export const DownIcon = icon("m5 8 5 5 5-5");
export const SendIcon = icon("M10 16V4.5M5 9l5-5 5 5", { strokeWidth: 2 });
export const LockIcon = icon(
  "M6.5 9h7a2 2 0 0 1 2 2v3.5a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2V11a2 2 0 0 1 2-2M7 9V6.5a3 3 0 0 1 6 0V9",
);
