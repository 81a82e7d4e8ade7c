using Parley.Conformance.Host;
using Parley.SocketIO;

// What the protocol's public test suites ask of a server; see tests/conformance/README.md.
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
var timing = new ConformanceOptions(builder.Configuration);
builder.Services.AddSocketIO(timing.Apply);

WebApplication app = builder.Build();
SocketServer io = app.Services.GetRequiredService<SocketServer>();
foreach (string name in (string[])["/", "/custom"])
{
    io.Of(name)
        .Use(static (context, next) =>
        {
            context.Socket.EmitRaw("auth", context.Auth.Span);
            return next();
        })
        .On("message", static context =>
        {
            context.Socket.EmitRaw("message-back", context.Arguments.Utf8.Span, context.Arguments.Attachments);
            return Task.CompletedTask;
        })
        .On("message-with-ack", static context =>
        {
            context.AckRaw(context.Arguments.Utf8.Span, context.Arguments.Attachments);
            return Task.CompletedTask;
        });
}

app.MapSocketIO("/socket.io");
app.MapEngineIO("/engine.io", static session => new EchoReceiver(session), timing.ForEngine());
app.Run();
