using System.Collections.Concurrent;
using System.Text.Json;
using Parley.SocketIO;

namespace Parley.Conformance.InteropHost;

/// <summary>The default namespace: echoes, rooms, questions to clients, disconnects.</summary>
internal static class MainNamespace
{
    private static readonly TimeSpan AckTimeout = TimeSpan.FromSeconds(1);
    private static readonly ConcurrentDictionary<string, string> Disconnects = new();

    public static void Configure(Namespace main)
    {
        ConfigureEchoes(main);
        ConfigureQuestions(main);
        ConfigureRooms(main);
        ConfigureDisconnects(main);
    }

    private static void ConfigureEchoes(Namespace main) => main
        .Use(Welcome.SendAsync)
        .On("echo", Echo.Handle)
        .On("emit-back", static context =>
        {
            context.Socket.EmitRaw("back", context.Arguments.Utf8.Span, context.Arguments.Attachments);
            return Task.CompletedTask;
        })
        .On<Sum, double>("sum", static (_, sum) => sum.A + sum.B)
        .On("fail", static _ => throw new InvalidOperationException("boom-secret"))
        .On<int, int>("burst", static (context, count) =>
        {
            for (int i = 0; i < count; i++)
            {
                context.Socket.Emit("tick", i);
            }

            return count;
        });

    private static void ConfigureQuestions(Namespace main) => main
        .On("ask", static async context =>
        {
            try
            {
                EncodedEvent question = context.Socket.Namespace.EncodeRaw(
                    "question", context.Arguments.Utf8.Span, context.Arguments.Attachments);
                EventArguments answer = await context.Socket.SendWithAckAsync(question, AckTimeout);
                context.Ack(new AskResult(BinaryTree.From(answer, 0)));
            }
            catch (TimeoutException)
            {
                context.AckRaw("{\"error\":\"timeout\"}"u8);
            }
        })
        .On<JsonElement>("ask-all", static async (context, question) =>
        {
            string room = question.GetProperty("room").GetString()!;
            BroadcastAnswers answers = await context.Socket.Namespace.To(room).EmitWithAckAsync("question", question, AckTimeout);
            context.Ack(new AskAllResult([.. answers.Answers.Select(static answer => BinaryTree.From(answer, 0))], answers.Missing));
        });

    private static void ConfigureRooms(Namespace main) => main
        .On<string, bool>("join", static (context, room) =>
        {
            context.Socket.Join(room);
            return true;
        })
        .On<string, bool>("leave", static (context, room) =>
        {
            context.Socket.Leave(room);
            return true;
        })
        .On("rooms", static context =>
        {
            context.Ack(context.Socket.Rooms);
            return Task.CompletedTask;
        })
        .On("to-room", static context => SendToRoom(context, context.Socket.Namespace.To(context.Arguments.Get<string>(0)), skip: 1))
        .On("to-others", static context => SendToRoom(context, context.Socket.To(context.Arguments.Get<string>(0)), skip: 1))
        .On("to-except", static context => SendToRoom(
            context, context.Socket.Namespace.To(context.Arguments.Get<string>(0)).Except(context.Arguments.Get<string>(1)), skip: 2));

    private static void ConfigureDisconnects(Namespace main) => main
        .OnDisconnect(static context => Disconnects[context.Socket.Id] = context.Reason.Name)
        .On<bool>("disconnect-me", static (context, close) => context.Socket.Disconnect(close))
        .On<string, bool>("kick-room", static (context, room) =>
        {
            context.Ack(true);
            context.Socket.Namespace.To(room).Disconnect();
            return true;
        })
        .On<string, string?>("last-disconnect", static (_, id) => Disconnects.GetValueOrDefault(id));

    private static Task SendToRoom(EventContext context, Broadcast target, int skip)
    {
        var rest = new JsonElement[context.Arguments.Count - skip];
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i] = context.Arguments.Get<JsonElement>(i + skip);
        }

        byte[] array = JsonSerializer.SerializeToUtf8Bytes(rest);
        target.EmitRaw("room-message", array.AsSpan(1, array.Length - 2), context.Arguments.Attachments);
        return Task.CompletedTask;
    }

    private sealed record Sum(double A, double B);

    private sealed record AskResult(object? Answer);

    private sealed record AskAllResult(IReadOnlyList<object?> Answers, int Missing);
}
