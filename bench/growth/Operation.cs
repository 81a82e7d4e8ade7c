using System.Globalization;
using Parley.Messaging;
using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Sync;
using Parley.TestKit.Messaging;

namespace Parley.Bench.Growth;

/// <summary>Something that must cost the same however much is stored.</summary>
/// <param name="What">Its name.</param>
/// <param name="Run">How the core does it.</param>
/// <param name="Request">How a client asks for it.</param>
internal sealed record Operation(string What, Func<RunningCore, Task> Run, Request Request)
{
    private const int Page = 50;

    public static IReadOnlyList<Operation> All(Guid group, Volume volume)
    {
        string messages = $"/chat/threads/{group}/messages";
        long middle = volume.InGroup / 2;
        return
        [
            History("history, newest page of 50", group, new HistoryQuery(Page), $"?limit={Page}", volume.InGroup),
            History("history, 50 before the middle", group, Before(middle), $"?limit={Page}&before={middle}", middle - 1),
            History("history, the oldest 50", group, Before(Page + 1), $"?limit={Page}&before={Page + 1}", 1),
            new(
                "unread counts, nothing read of one conversation",
                static core => core.Get<ConversationList>().UnreadAsync(RunningCore.User("bob")),
                Request.Get("bob", "/unread", Text($"\"totalUnread\":{volume.InGroup},"))),
            new(
                "unread counts, some read of 10,000 conversations",
                static core => core.Get<ConversationList>().UnreadAsync(RunningCore.User("carl")),
                Request.Get("carl", "/unread", "\"totalUnread\":")),
            new(
                "first 50 of 10,000 conversations",
                static core => core.Get<ConversationList>().ListAsync(RunningCore.User("carl"), new ConversationListQuery(Page)),
                Request.Get("carl", Text($"/chat/threads?limit={Page}"), "\"name\":\"Conversation 0\"")),
            Sync("sync, 10 missed", group, volume.InGroup - 10, volume.InGroup),
            Sync("sync, 500 of half of all missed", group, middle, Math.Min(middle + 500, volume.InGroup)),
            new(
                "send",
                Succeeds(core => core.Get<MessageSender>().SendAsync(
                    new SendMessage(RunningCore.User("ann"), group, new MessageContent(MessageType.Text, "one more")))),
                Request.Post("ann", messages, "{\"content\":\"one more\"}", "\"content\":\"one more\"")),
        ];
    }

    private static Operation History(string what, Guid group, HistoryQuery query, string parameters, long seq) => new(
        what,
        Succeeds(core => core.Get<MessageHistory>().ReadAsync(RunningCore.User("bob"), group, query)),
        Request.Get("bob", $"/chat/threads/{group}/messages{parameters}", Text($"\"seq\":{seq},")));

    private static HistoryQuery Before(long seq) => new(Page, HistoryDirection.Before, seq);

    private static Operation Sync(string what, Guid group, long from, long to) => new(
        what,
        Succeeds(core => core.Get<ConversationSync>().ReadAsync(RunningCore.User("bob"), null, [new ConversationHead(group, from)])),
        Request.Post("bob", "/sync", Text($"{{\"conversations\":[{{\"id\":\"{group}\",\"rev\":{from}}}]}}"), Text($"\"seq\":{to},")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Func<RunningCore, Task> Succeeds<T>(Func<RunningCore, Task<Result<T>>> ask) => async core =>
    {
        if ((await ask(core)).Error is { } error)
        {
            throw new InvalidOperationException($"Refused: {error.Code}");
        }
    };
}
