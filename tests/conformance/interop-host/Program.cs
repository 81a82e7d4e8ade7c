using System.Text.RegularExpressions;
using Parley.Conformance.InteropHost;
using Parley.SocketIO;

// One event for each thing that the tests with real clients try; see tests/conformance/README.md.
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSocketIO(options =>
{
    options.PingInterval = TimeSpan.FromSeconds(2);
    options.PingTimeout = TimeSpan.FromSeconds(1.5);
    options.ConnectTimeout = TimeSpan.FromSeconds(3);
    options.AllowedOrigins.Add("*");
});

WebApplication app = builder.Build();
SocketServer io = app.Services.GetRequiredService<SocketServer>();
MainNamespace.Configure(io.Default);
AdminNamespace.Configure(io.Of("/admin"));
RoomNamespaces.Configure(io.OfPattern(new Regex("^/room-[0-9]+$")));

app.MapSocketIO("/socket.io");
app.Run();
