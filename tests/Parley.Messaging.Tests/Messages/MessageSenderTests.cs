using Parley.Messaging.Conversations;
using Parley.Messaging.Messages;
using Parley.Messaging.Policies;
using Parley.Messaging.Tests.Appending;

namespace Parley.Messaging.Tests.Messages;

public sealed class MessageSenderTests : IDisposable
{
    private readonly Given _given = new();
    private readonly Guid _group;
    private readonly StoredMessages _messages;
    private RefusedSenders? _refused;

    public MessageSenderTests()
    {
        _given.Limits.MessagesPerWindow = 1;
        _group = _given.Group("ann", "bob");
        _messages = new StoredMessages(_given.Store, _group);
    }

    public void Dispose() => _refused?.Dispose();

    [Fact]
    public async Task Bad_content_is_refused_before_anything_is_asked()
    {
        await using AppendRun run = AppendRun.Start(_given);

        (await SendAsync(run, Given.Send("ann", _group, " "))).ShouldFail("invalid_content");
        (await SendAsync(run, Given.Send("ann", _group, clientId: ""))).ShouldFail("invalid_client_id");

        Assert.Empty(run.Batches);
    }

    // Not a theory: a test runner does not carry half a surrogate pair.
    [Fact]
    public async Task A_temp_id_that_no_client_id_could_be_is_refused()
    {
        await using AppendRun run = AppendRun.Start(_given);

        foreach (string tempId in (string[])["", "a\0", "\ud800", new string('x', ContentPolicy.MaxClientIdLength + 1)])
        {
            (await SendAsync(run, Given.Send("ann", _group) with { TempId = tempId })).ShouldFail("invalid_temp_id");
        }

        Assert.Empty(run.Batches);
    }

    [Fact]
    public async Task A_sender_who_is_refused_already_costs_no_transaction()
    {
        await using AppendRun run = AppendRun.Start(_given);
        await SendAsync(run, Given.Send("ann", _group));
        (await SendAsync(run, Given.Send("ann", _group))).ShouldFail("rate_limited");
        _given.Time.Advance(TimeSpan.FromSeconds(4));

        ParleyError refusal = (await SendAsync(run, Given.Send("ann", _group))).ShouldFail("rate_limited");

        Assert.Equal(TimeSpan.FromSeconds(6), refusal.RetryAfter);
        Assert.Equal((2, 0), (run.Batches.Count, _messages.Asked));
    }

    [Fact]
    public async Task A_refused_sender_who_is_removed_is_told_so()
    {
        await using AppendRun run = AppendRun.Start(_given);
        await SendAsync(run, Given.Send("bob", _group));
        (await SendAsync(run, Given.Send("bob", _group))).ShouldFail("rate_limited");

        (await run.AppendAsync(new RemoveMember(Given.Caller("ann"), _group, "bob"))).ShouldSucceed();

        (await SendAsync(run, Given.Send("bob", _group))).ShouldFail("not_a_member");
    }

    [Fact]
    public async Task When_the_time_is_over_the_sender_is_free()
    {
        await using AppendRun run = AppendRun.Start(_given);
        await SendAsync(run, Given.Send("ann", _group));
        ParleyError refusal = (await SendAsync(run, Given.Send("ann", _group))).ShouldFail("rate_limited");

        _given.Time.Advance(refusal.RetryAfter!.Value);

        (await SendAsync(run, Given.Send("ann", _group))).ShouldSucceed();
    }

    [Fact]
    public async Task A_refused_sender_still_gets_what_is_stored_and_others_still_send()
    {
        await using AppendRun run = AppendRun.Start(_given);
        SendMessage first = Given.Send("ann", _group, clientId: "c");
        await SendAsync(run, first);
        (await SendAsync(run, Given.Send("ann", _group, clientId: "d"))).ShouldFail("rate_limited");

        Assert.True((await SendAsync(run, first)).ShouldSucceed().IsReplay);
        (await SendAsync(run, first with { Content = Given.Text("other") })).ShouldFail("client_id_reused");
        (await SendAsync(run, Given.Send("ann", _group, clientId: "d"))).ShouldFail("rate_limited");
        (await SendAsync(run, Given.Send("bob", _group))).ShouldSucceed();
    }

    // One memory a run, as in the server: it hears of what the run stores.
    private Task<Result<SentMessage>> SendAsync(AppendRun run, SendMessage command) => new MessageSender(
        run.Queue, _refused ??= new RefusedSenders(_given.Time, run.Bus), _messages).SendAsync(command, CancellationToken.None);
}
