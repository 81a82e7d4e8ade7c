using System.Diagnostics;
using Parley.Server.Tests.Rest;
using Parley.TestKit.Waiting;

namespace Parley.Server.Tests.Samples;

/// <summary>The shop of <c>samples/host</c>, which has Parley inside.</summary>
public sealed class SampleHostTests
{
    [Fact]
    public async Task An_order_has_a_thread_until_it_is_canceled()
    {
        using var folder = new ProgramFolder();
        await using RunningProgram shop = await RunningProgram.StartAsync(folder.SampleHost());
        RestClient visitor = shop.As(token: null);
        RestClient carla = shop.As((await visitor.PostAsync("/sign-in/carla")).Body);
        RestAnswer unknown = await carla.PostAsync("/chat-api/threads", """{"orderId":"o-1"}""");
        await visitor.PostAsync("/orders/o-1?customer=carla&provider=pete");

        // Nobody told Parley of the order: it asks the shop.
        RestAnswer thread = await carla.PostAsync("/chat-api/threads", """{"orderId":"o-1"}""");
        string messages = $"/chat-api/threads/{thread.Text("id")}/messages";
        RestAnswer sent = await carla.PostAsync(messages, """{"kind":"text","text":"When does it come?"}""");
        string letters = await LettersAsync(visitor, "pete");
        RestAnswer canceled = await visitor.PostAsync("/orders/o-1/cancel");
        RestAnswer refused = await carla.PostAsync(messages, """{"kind":"text","text":"Why?"}""");

        Assert.Equal(("403 not_a_member", 201, 201), (unknown.Refusal, thread.Status, sent.Status));
        Assert.Equal("""["New message about order o-1"]""", letters);
        Assert.Equal(("canceled", "403 order_canceled"), (canceled.Body, refused.Refusal));
        Assert.Equal("[]", (await visitor.GetAsync("/letters/carla")).Body);
        Assert.Equal(0, await shop.Process.TerminateAsync());
    }

    // Letters are written after the answer.
    private static async Task<string> LettersAsync(RestClient visitor, string userId)
    {
        var watch = Stopwatch.StartNew();
        string letters;
        do
        {
            letters = (await visitor.GetAsync($"/letters/{userId}")).Body;
        }
        while (letters == "[]" && watch.Elapsed < Deadline.Default);

        return letters;
    }
}
