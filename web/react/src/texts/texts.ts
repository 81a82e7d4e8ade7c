/**
 * Every text of the screens, in one language. Texts that depend on something are functions; they write numbers in the user's digits.
 */
export interface Texts {
  // The list of threads
  conversations: string;
  orders: string;
  threads: string;
  search: string;
  clearSearch: string;
  noMatches: string;
  noConversations: string;
  noConversationsHint: string;
  noOrders: string;
  noOrdersHint: string;
  loading: string;
  loadingFailed: string;
  tryAgain: string;
  loadMore: string;
  unread: (count: number) => string;
  you: string;
  /** Who said what follows: "Ben:". */
  from: (name: string) => string;
  /** Those who are in a group without a name. */
  names: (names: readonly string[]) => string;
  noMessagesYet: string;
  photo: string;
  file: string;
  deletedMessage: string;
  orderName: (orderId: string) => string;
  orderOpen: string;
  orderClosed: string;
  online: string;
  offline: string;
  lastSeen: (when: string) => string;
  archived: string;
  blocked: string;

  // The window of a thread
  chooseConversation: string;
  chooseConversationHint: string;
  back: string;
  members: (count: number) => string;
  messages: string;
  emptyThread: string;
  emptyThreadHint: string;
  beginning: string;
  today: string;
  yesterday: string;
  newMessages: string;
  jumpToNewest: (count: number) => string;
  edited: string;
  replyTo: (name: string) => string;
  quoteGone: string;
  waiting: string;
  sending: string;
  sent: string;
  delivered: string;
  read: string;
  failed: string;
  retry: string;
  discard: string;
  reply: string;
  edit: string;
  delete: string;
  deleteQuestion: string;
  copy: string;
  copied: string;
  messageActions: string;
  messageFrom: (name: string, when: string) => string;
  announce: (name: string, text: string) => string;
  typing: (names: readonly string[]) => string;
  /** Where it is clear who types. */
  typingNow: string;
  /** The link of a picture or file. */
  openFile: (name: string) => string;

  // The composer
  writeMessage: string;
  send: string;
  cancel: string;
  save: string;
  editing: string;
  charactersLeft: (count: number) => string;
  tooLong: (count: number) => string;
  closed: Record<"order_canceled" | "order_closed" | "thread_blocked" | "thread_archived" | "not_a_member", string>;
  closesAt: (when: string) => string;

  // The connection
  connecting: string;
  disconnected: string;
  nextTry: (seconds: number) => string;
  tryNow: string;
  tryingNow: string;
  polling: string;
  signedOut: string;
  backOnline: string;

  // New conversations and members
  newConversation: string;
  direct: string;
  group: string;
  people: string;
  searchPeople: string;
  noPeople: string;
  groupName: string;
  create: string;
  details: string;
  addMembers: string;
  add: string;
  remove: string;
  removeMember: (name: string) => string;
  removeQuestion: (name: string) => string;
  leave: string;
  leaveQuestion: string;
  rename: string;
  archive: string;
  unarchive: string;
  block: string;
  unblock: string;
  close: string;
  roles: Record<"owner" | "admin" | "member" | "customer" | "provider", string>;

  /** What the server refused, by its code; `invalid` for all that begin with it. The rest is shown as the server says it. */
  errors: Partial<Record<string, string>>;
  slowDown: (seconds: number) => string;
}
