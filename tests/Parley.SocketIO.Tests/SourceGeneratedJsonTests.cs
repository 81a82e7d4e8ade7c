using System.Text.Json.Serialization;
using Parley.TestKit.SocketIO;

namespace Parley.SocketIO.Tests;

/// <summary>A server whose JSON options know no type but those that the application names, as in a trimmed program.</summary>
public sealed partial class SourceGeneratedJsonTests
{
    [Fact]
    public async Task Handlers_acknowledgements_and_attachments_work()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""451-0["upload",{"name":"n","data":{"_placeholder":true,"num":0}}]""");
        await client.SendAsync(new RawFrame(RawFrame.Binary, [1, 2]));

        Assert.Equal("""461-0[{"name":"n!","data":{"_placeholder":true,"num":0}}]""", await client.ReceiveAsync());
        Assert.Equal([1, 2], (await client.ReceiveFrameAsync())!.Payload);
    }

    [Fact]
    public async Task What_the_library_itself_sends_needs_no_type_of_the_application()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.JoinAsync();

        await client.SendAsync("""420["upload",7]""");
        Assert.Contains("\"code\":\"invalid_arguments\"", await client.ReceiveAsync(), StringComparison.Ordinal);

        await client.SendAsync("40/nowhere,");
        Assert.Equal("""44/nowhere,{"message":"Invalid namespace"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_refusal_carries_data_of_a_known_type()
    {
        await using SocketServerFixture server = await StartAsync();
        await using RawWebSocket client = await server.OpenAsync();

        await client.SendAsync("40/refusing,");

        Assert.Equal("""44/refusing,{"message":"no","data":"details"}""", await client.ReceiveAsync());
    }

    [Fact]
    public async Task A_type_that_is_not_known_is_a_mistake_of_the_application()
    {
        await using SocketServerFixture server = await StartAsync();

        Assert.Throws<NotSupportedException>(() => server.Sockets.Default.Emit("news", new Unknown(1)));

        await using RawWebSocket client = await server.JoinAsync();
        server.Sockets.Default.Emit("news", "known");
        Assert.Equal("""42["news","known"]""", await client.ReceiveAsync());
    }

    private static Task<SocketServerFixture> StartAsync() => SocketServerFixture.StartAsync(
        static io =>
        {
            io.Default.On<Upload, Upload>("upload", static (_, upload) => upload with { Name = upload.Name + "!" });
            io.Of("/refusing").Use(static (context, _) =>
            {
                context.Refuse("no", "details");
                return Task.CompletedTask;
            });
        },
        static options => options.Json.TypeInfoResolverChain.Insert(0, UploadJsonContext.Default));

    internal sealed record Upload(string Name, Attachment Data);

    private sealed record Unknown(int Value);

    [JsonSerializable(typeof(Upload))]
    [JsonSerializable(typeof(string))]
    private sealed partial class UploadJsonContext : JsonSerializerContext;
}
