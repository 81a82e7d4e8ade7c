using Parley.Server.Rest.Requests;
using Parley.Server.Wire;

namespace Parley.Server.Rest.Dialects;

/// <summary>The dialects that there are.</summary>
internal static class KnownDialects
{
    /// <summary>The parameter that chooses one where the path does not.</summary>
    public const string Parameter = "dialect";

    public static readonly Dialect Orders = new DialectOf<OrderMessage, SendOrderMessageBody>("orders", "/threads");

    public static readonly Dialect Chat = new DialectOf<ChatMessage, SendChatMessageBody>("chat", "/chat/threads");

    public static readonly Dialect Conversations =
        new DialectOf<ConversationMessage, SendConversationMessageBody>("conversations", "/conversations");

    public static IReadOnlyList<Dialect> All { get; } = [Orders, Chat, Conversations];

    /// <summary>The one that the query names; conversations where it names none.</summary>
    public static Dialect Read(QueryReader query) =>
        query.Reference(Parameter, "is orders, chat or conversations", Find) ?? Conversations;

    private static Dialect? Find(string name) => All.FirstOrDefault(dialect => dialect.Name == name);
}
