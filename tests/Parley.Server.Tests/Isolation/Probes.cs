namespace Parley.Server.Tests.Isolation;

/// <summary>Every route of REST, each at least once.</summary>
internal static class Probes
{
    private const string Text = """ "kind":"text","text":"changed","content":"changed" """;

    private static readonly Probe[] Table =
    [
        new(Needs.Member, "POST T", """{"orderId":"{order}"}"""),
        new(Needs.Member, "POST T", """{"type":"direct","memberIds":["{user}"]}"""),
        new(Needs.Member, "POST T", """{"type":"group","memberIds":["{member}","{user}"],"name":"changed"}"""),
        new(Needs.Member, "GET T"),
        new(Needs.Member, "GET T?status=open&limit=2&cursor={listCursor}"),
        new(Needs.Member, "GET T/{conversation}"),
        new(Needs.Manager, "PATCH T/{conversation}", """{"name":"changed"}"""),
        new(Needs.Manager, "POST T/{conversation}/archive"),
        new(Needs.Manager, "POST T/{conversation}/unarchive"),
        new(Needs.Moderator, "POST T/{conversation}/block"),
        new(Needs.Moderator, "POST T/{conversation}/unblock"),
        new(Needs.Member, "GET T/{conversation}/messages"),
        new(Needs.Member, "GET T/{conversation}/messages?before={message}"),
        new(Needs.Member, "GET T/{conversation}/messages?after={message}"),
        new(Needs.Member, "GET T/{conversation}/messages?around={message}&limit=1"),
        new(Needs.Member, "POST T/{conversation}/messages", $$"""{{{Text}},"clientId":"one"}"""),
        new(Needs.Member, "POST T/{conversation}/messages", $$"""{{{Text}},"replyToId":"{message}"}"""),
        new(Needs.Member, "POST T/{conversation}/read"),
        new(Needs.Member, "POST T/{conversation}/read", """{"messageId":"{message}"}"""),
        new(Needs.Member, "POST T/{conversation}/delivered", "{}"),
        new(Needs.Member, "POST T/{conversation}/delivered", """{"messageId":"{message}"}"""),
        new(Needs.Manager, "POST T/{conversation}/members", """{"userId":"{user}","role":"admin"}"""),
        new(Needs.Manager, "DELETE T/{conversation}/members/{member}"),
        new(Needs.Author, "PATCH /messages/{message}", """{"content":"changed"}"""),
        new(Needs.Author, "PATCH /messages/{message}?dialect=orders", """{"content":"changed"}"""),
        new(Needs.Author, "DELETE /messages/{message}"),
        new(Needs.Member, "GET /messages/{message}/receipts"),
        new(Needs.Member, "GET /messages/{message}/receipts?limit=1&cursor={receiptCursor}"),
        new(Needs.Member, "POST /sync", """{"conversations":[{"id":"{conversation}","rev":0}]}"""),
        new(Needs.Member, "POST /sync?dialect=chat", """{"conversations":[{"id":"{conversation}","rev":9}]}"""),
        new(Needs.Member, "GET /unread"),
        new(Needs.Member, "GET /presence?userIds={acquaintance}"),
        new(Needs.Service, "PUT /orders/{order}", """{"customerId":"{member}","providerId":"{user}","status":"canceled"}"""),
        new(Needs.Service, "PUT /users/{user}", """{"name":"changed"}"""),
        new(Needs.Service, "POST /users/batch", """{"users":[{"id":"{user}","name":"changed"},{"id":"{member}","name":"changed"}]}"""),
        new(Needs.Service, "POST /users/{user}/revoke"),
    ];

    public static IReadOnlyList<Probe> All { get; } = [.. Table.SelectMany(static probe => probe.OnEachMount())];

    /// <summary>What answers everybody.</summary>
    public static IReadOnlyList<Probe> Public { get; } =
    [
        new(Needs.Member, "GET /health/live"),
        new(Needs.Member, "GET /health/ready"),
        new(Needs.Member, "GET /metrics"),
        new(Needs.Member, "GET /openapi/v1.json"),
        new(Needs.Member, "GET /demo/people"),
        new(Needs.Member, "POST /demo/login", """{"userId":"ada"}"""),
    ];
}
