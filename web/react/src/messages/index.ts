export { Attachment, type AttachmentProps } from "./Attachment.tsx";
export { Bubble, type BubbleProps } from "./Bubble.tsx";
export { ChatWindow, type ChatWindowProps } from "./ChatWindow.tsx";
export { DaySeparator } from "./DaySeparator.tsx";
export { linkify, safeUrl, type Piece } from "./linkify.ts";
export { MessageList, type MessageListProps } from "./MessageList.tsx";
export { MessageText, type MessageTextProps } from "./MessageText.tsx";
export { Ticks } from "./Ticks.tsx";
export { TypingIndicator } from "./TypingIndicator.tsx";
