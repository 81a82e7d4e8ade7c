export { ClosedNotice, type ClosedNoticeProps } from "./ClosedNotice.tsx";
export { Composer } from "./Composer.tsx";
export type { ComposerHandle, ComposerMode, ComposerProps } from "./props.ts";
