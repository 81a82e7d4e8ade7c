using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Receipts;

namespace Parley.Storage;

/// <summary>What the enumerations of the core are called in the tables.</summary>
internal static class StoredNames
{
    public static string Of(ConversationKind kind) => kind switch
    {
        ConversationKind.Direct => "direct",
        ConversationKind.Group => "group",
        _ => "order",
    };

    public static ConversationKind Kind(string name) => name switch
    {
        "direct" => ConversationKind.Direct,
        "group" => ConversationKind.Group,
        "order" => ConversationKind.Order,
        _ => throw Unknown(name),
    };

    public static string Of(ConversationStatus status) => status switch
    {
        ConversationStatus.Open => "open",
        ConversationStatus.Archived => "archived",
        _ => "blocked",
    };

    public static ConversationStatus Status(string name) => name switch
    {
        "open" => ConversationStatus.Open,
        "archived" => ConversationStatus.Archived,
        "blocked" => ConversationStatus.Blocked,
        _ => throw Unknown(name),
    };

    public static string Of(MemberRole role) => role switch
    {
        MemberRole.Member => "member",
        MemberRole.Admin => "admin",
        MemberRole.Owner => "owner",
        MemberRole.Customer => "customer",
        _ => "provider",
    };

    public static MemberRole Role(string name) => name switch
    {
        "member" => MemberRole.Member,
        "admin" => MemberRole.Admin,
        "owner" => MemberRole.Owner,
        "customer" => MemberRole.Customer,
        "provider" => MemberRole.Provider,
        _ => throw Unknown(name),
    };

    public static string Of(MessageType type) => type switch
    {
        MessageType.Text => "text",
        MessageType.Image => "image",
        MessageType.File => "file",
        _ => "system",
    };

    public static MessageType Type(string name) => name switch
    {
        "text" => MessageType.Text,
        "image" => MessageType.Image,
        "file" => MessageType.File,
        "system" => MessageType.System,
        _ => throw Unknown(name),
    };

    public static string Of(ReceiptKind kind) => kind == ReceiptKind.Read ? "read" : "delivered";

    private static InvalidDataException Unknown(string name) => new($"The database has a word that this version does not know: {name}");
}
