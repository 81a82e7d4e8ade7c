using Microsoft.Extensions.DependencyInjection;
using Parley.TestKit.SocketIO;
using Parley.TestKit.Time;
using Parley.TestKit.Waiting;

namespace Parley.SocketIO.Tests;

/// <summary>Questions of the server to its clients.</summary>
public sealed class AcknowledgementTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly FakeTime _time = new();
    private readonly Mailbox<string> _ends = new("the end of a socket");

    [Fact]
    public async Task A_client_answers_a_question()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        Task<EventArguments> answer = Ask(server, client, 6);
        Assert.Equal("""420["question",6]""", await client.ReceiveAsync());
        await client.SendAsync("""430[42,"because"]""");

        EventArguments arguments = await answer.Within("the answer");
        Assert.Equal((42, "because"), (arguments.Get<int>(0), arguments.Get<string>(1)));
    }

    [Fact]
    public async Task A_client_answers_with_bytes()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        Task<EventArguments> answer = Ask(server, client, 6);
        await client.ReceiveAsync();
        await client.SendAsync("""461-0[{"_placeholder":true,"num":0}]""");
        await client.SendAsync(new RawFrame(RawFrame.Binary, [1, 2, 3]));

        Assert.Equal([1, 2, 3], (await answer.Within("the answer")).Get<Attachment>(0).Data.ToArray());
    }

    [Fact]
    public async Task Answers_in_another_order_reach_their_own_questions()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        Task<EventArguments> first = Ask(server, client, 1);
        Task<EventArguments> second = Ask(server, client, 2);
        await client.SendAsync("""431["second"]""");
        await client.SendAsync("""430["first"]""");

        Assert.Equal("first", (await first.Within("the first answer")).Get<string>(0));
        Assert.Equal("second", (await second.Within("the second answer")).Get<string>(0));
    }

    [Fact]
    public async Task A_question_that_is_not_answered_in_time_fails()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        Task<EventArguments> answer = Ask(server, client, 6);
        _time.Advance(Timeout - TimeSpan.FromMilliseconds(4));
        Assert.False(answer.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(4));

        Assert.IsType<TimeoutException>(await answer.FailureWithin("the timeout"));
    }

    [Fact]
    public async Task An_answer_that_comes_late_twice_or_without_a_question_is_ignored()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        Task<EventArguments> late = Ask(server, client, 6);
        _time.Advance(Timeout);
        Assert.IsType<TimeoutException>(await late.FailureWithin("the timeout"));

        Task<EventArguments> answer = Ask(server, client, 7);
        foreach (string packet in (string[])["430[0]", "4399[0]", "43[0]", "431[1]", "431[2]"])
        {
            await client.SendAsync(packet);
        }

        Assert.Equal("""420["question",6]""", await client.ReceiveAsync());
        Assert.Equal("""421["question",7]""", await client.ReceiveAsync());
        await client.SyncAsync();
        Assert.Equal(1, (await answer.Within("the answer")).Get<int>(0));
    }

    [Fact]
    public async Task A_question_to_a_client_that_leaves_fails_with_the_reason()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        Task<EventArguments> answer = Ask(server, client, 6);
        await client.ReceiveAsync();
        await client.SendAsync("41");

        var exception = Assert.IsType<SocketDisconnectedException>(await answer.FailureWithin("the failure"));
        Assert.Equal(DisconnectReason.ClientNamespaceDisconnect, exception.Reason);
    }

    [Fact]
    public async Task A_question_to_a_client_that_has_left_fails_at_once()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        Socket socket = SocketOf(server, client);
        await client.SendAsync("41");
        await client.SyncAsync();

        await Assert.ThrowsAsync<SocketDisconnectedException>(
            () => socket.EmitWithAckAsync("question", 6, Timeout, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(86_400_001)]
    public async Task A_timeout_out_of_its_range_is_refused(int milliseconds)
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        Socket socket = SocketOf(server, client);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => socket.EmitWithAckAsync(
            "question", 6, TimeSpan.FromMilliseconds(milliseconds), TestContext.Current.CancellationToken));

        await client.SyncAsync();
    }

    [Fact]
    public async Task A_question_that_was_encoded_for_another_namespace_is_refused()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        EncodedEvent other = server.Sockets.Of("/other").Encode("question", 6);

        await Assert.ThrowsAsync<ArgumentException>(
            () => SocketOf(server, client).SendWithAckAsync(other, Timeout, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_wait_for_an_answer_can_be_canceled()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();
        using var cancellation = new CancellationTokenSource();

        Task<EventArguments> answer = SocketOf(server, client).EmitWithAckAsync("question", 6, Timeout, cancellation.Token);
        await cancellation.CancelAsync();

        Assert.IsAssignableFrom<OperationCanceledException>(await answer.FailureWithin("the cancellation"));
    }

    [Fact]
    public async Task Of_a_question_to_many_the_answers_and_the_number_of_the_missing_are_told()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket answering = await server.JoinAsync();
        await using RawWebSocket leaving = await server.JoinAsync();
        await using RawWebSocket silent = await server.JoinAsync();

        Task<BroadcastAnswers> asking = server.Sockets.Default.Except("nobody")
            .EmitWithAckAsync("question", 6, Timeout, TestContext.Current.CancellationToken);
        string question = await answering.ReceiveAsync();
        await answering.SendAsync($"43{question[2..question.IndexOf('[', StringComparison.Ordinal)]}[\"yes\"]");
        await answering.SyncAsync();
        leaving.Cut();
        await _ends.NextAsync();
        _time.Advance(Timeout);

        BroadcastAnswers answers = await asking.Within("the answers");
        Assert.Equal("yes", Assert.Single(answers.Answers).Get<string>(0));
        Assert.Equal(2, answers.Missing);
    }

    [Fact]
    public async Task A_question_to_nobody_is_answered_at_once()
    {
        await using SocketServerFixture server = await StartAsync();

        BroadcastAnswers answers = await server.Sockets.Default.To("empty")
            .EmitWithAckAsync("question", 6, Timeout, TestContext.Current.CancellationToken).Within("no answers");

        Assert.Equal((0, 0), (answers.Answers.Count, answers.Missing));
    }

    private Task<SocketServerFixture> StartAsync() => SocketServerFixture.StartAsync(
        io => io.Default.OnDisconnect(context => _ends.Add(context.Reason.Name)),
        services: services => services.AddSingleton<TimeProvider>(_time));

    private static Task<EventArguments> Ask(SocketServerFixture server, RawWebSocket client, int question) =>
        SocketOf(server, client).EmitWithAckAsync("question", question, Timeout, TestContext.Current.CancellationToken);

    private static Socket SocketOf(SocketServerFixture server, RawWebSocket client) => server.Sockets.Default.FindSocket(client.SocketId)!;
}
