namespace Parley.Server.Tests.Isolation;

/// <summary>Every event that clients may send, each at least once.</summary>
internal static class SocketProbes
{
    private const string Sync = """{"conversations":[{"id":"{conversation}","rev":0}]}""";
    private const string Thread = """{"threadId":"{conversation}"}""";
    private const string ThreadMessages = """{"threadId":"{conversation}","messageIds":["{message}"]}""";
    private const string Conversation = """{"conversationId":"{conversation}"}""";
    private const string Message = """{"messageId":"{message}"}""";
    private const string Edit = """{"messageId":"{message}","content":"changed"}""";
    private const string Token = """{"token":"{token}"}""";

    public static IReadOnlyList<SocketProbe> All { get; } =
    [
        new(Needs.Member, "/chat", "chat:send", """{"threadId":"{conversation}","content":"changed","tempId":"one"}"""),
        new(Needs.Member, "/chat", "chat:send", """{"threadId":"{conversation}","content":"changed","replyToId":"{message}"}"""),
        new(Needs.Author, "/chat", "chat:edit", Edit),
        new(Needs.Author, "/chat", "chat:delete", Message),
        new(Needs.Member, "/chat", "chat:sync", Sync),
        new(Needs.Member, "/chat", "chat:join", Thread),
        new(Needs.Anybody, "/chat", "chat:leave", Thread),
        new(Needs.Member, "/chat", "chat:typing:start", Thread),
        new(Needs.Member, "/chat", "chat:typing:stop", Thread),
        new(Needs.Member, "/chat", "chat:delivered", ThreadMessages),
        new(Needs.Member, "/chat", "chat:mark-read", Thread),
        new(Needs.Member, "/chat", "chat:mark-read", """{"threadId":"{conversation}","upToMessageId":"{message}"}"""),
        new(Needs.Anybody, "/chat", "auth:refresh", Token),
        new(Needs.Member, "/", "message:send", """{"conversationId":"{conversation}","content":"changed","clientId":"one"}"""),
        new(Needs.Member, "/", "message:send", """{"conversationId":"{conversation}","content":"changed","replyToId":"{message}"}"""),
        new(Needs.Author, "/", "message:edit", Edit),
        new(Needs.Author, "/", "message:delete", Message),
        new(Needs.Member, "/", "message:read", """{"conversationId":"{conversation}","messageId":"{message}"}"""),
        new(Needs.Member, "/", "message:delivered", """{"conversationId":"{conversation}","messageIds":["{message}"]}"""),
        new(Needs.Member, "/", "conversation:join", Conversation),
        new(Needs.Member, "/", "typing:start", Conversation),
        new(Needs.Member, "/", "typing:stop", Conversation),
        new(Needs.Member, "/", "sync", Sync),
        new(Needs.Anybody, "/", "auth:refresh", Token),
        new(Needs.Member, "/messages", "thread:join", Thread),
        new(Needs.Anybody, "/messages", "thread:leave", Thread),
        new(Needs.Member, "/messages", "typing:start", Thread),
        new(Needs.Member, "/messages", "typing:stop", Thread),
        new(Needs.Member, "/messages", "message:delivered", ThreadMessages),
        new(Needs.Member, "/messages", "sync", Sync),
        new(Needs.Anybody, "/messages", "auth:refresh", Token),
    ];

    public static IReadOnlyList<string> Namespaces { get; } = [.. All.Select(static probe => probe.Namespace).Distinct()];
}
