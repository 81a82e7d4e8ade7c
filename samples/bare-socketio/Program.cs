using Parley.SocketIO;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSocketIO(options => options.AllowedOrigins.Add("*"));

var app = builder.Build();
var io = app.Services.GetRequiredService<SocketServer>();
io.Default
    .OnConnection(socket => socket.Join("lobby"))
    .On<Line, Stored>("say", (context, line) =>
    {
        context.Socket.To("lobby").Emit("said", line);
        return new Stored(line.Text.Length);
    });

app.MapSocketIO("/socket.io");
app.Run();

internal sealed record Line(string From, string Text);
internal sealed record Stored(int Length);
