using Parley.Bench.EchoServer;
using Parley.SocketIO;

// The same two events as bench/peers/socketio/server.js: join a group, send to a group. Nothing is checked or stored.
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);

// A WebSocket's request lasts as long as it: without this, each keeps an Activity and log scopes, some 0.7 KB.
builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
builder.Services.AddSocketIO(static options => options.Json.TypeInfoResolverChain.Insert(0, EchoJsonContext.Default));

WebApplication app = builder.Build();
app.Services.GetRequiredService<SocketServer>().Default
    .On<string, bool>("join", static (context, group) =>
    {
        context.Socket.Join(group);
        return true;
    })
    .On<SendCommand, SendAck>("send", static (context, command) =>
    {
        context.Socket.Namespace.To(command.Group).Emit("message", new Message(command.Group, command.Text));
        return SendAck.Done;
    });

app.MapSocketIO();
app.MapGet("/stats", static (bool? collect) =>
    TypedResults.Json(ServerStats.Read(collect ?? false), EchoJsonContext.Default.ServerStats));

await app.StartAsync();
Console.WriteLine($"ready {app.Urls.First()}");
await app.WaitForShutdownAsync();
