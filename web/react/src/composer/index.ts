export { ClosedNotice, type ClosedNoticeProps } from "./ClosedNotice.tsx";
export { Composer, type ComposerHandle, type ComposerMode, type ComposerProps } from "./Composer.tsx";
