export { ParleyProvider, useParley, useParleyState, type ParleyProviderProps } from "./provider/ParleyProvider.tsx";
export type { LanguageProviderProps } from "./provider/LanguageProvider.tsx";
export { useTheme, type Theme } from "./provider/ThemeContext.tsx";
export { useLanguage, type Language } from "./texts/TextsContext.tsx";
export { pickTexts } from "./texts/pickTexts.ts";
export { failureText } from "./texts/failureText.ts";
export type { Texts } from "./texts/texts.ts";

export { useConnection, type ConnectionView } from "./hooks/useConnection.ts";
export { useConversations, type ConversationsView } from "./hooks/useConversations.ts";
export { usePresence } from "./hooks/usePresence.ts";
export { useUnread } from "./hooks/useUnread.ts";
export { useThread, type ThreadView } from "./hooks/useThread.ts";
export {
  useMessagesSocket,
  type BatchOptions,
  type MessagesSocket,
  type Subscribe,
} from "./hooks/useMessagesSocket.ts";
export type { ReadEvent, TypingEvent } from "./hooks/threadEvents.ts";
export { useSocket, type SocketView } from "./hooks/useSocket.ts";

export { useMessages } from "./hooks/useMessages.ts";
export { useSend } from "./hooks/useSend.ts";
export { useTyping } from "./hooks/useTyping.ts";

export * from "./threads/index.ts";
export * from "./messages/index.ts";
export * from "./composer/index.ts";

export { Root, type RootProps } from "./screens/Root.tsx";
export { TeamChat } from "./screens/TeamChat.tsx";
export { Messenger } from "./screens/Messenger.tsx";
export { OrderChat, type OrderChatProps } from "./screens/OrderChat.tsx";
export type { ScreenProps } from "./screens/props.ts";
