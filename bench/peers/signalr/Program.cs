using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Connections;
using Parley.Bench.SignalR;
using Parley.Bench.SignalR.Storage;
using Parley.Bench.SignalR.Wire;

// A chat as one writes it with SignalR and Npgsql: `statements`, `tuned` or `nothing`, with DATABASE_URL (but for nothing) and JWT_SECRET.
// The same names and the same members of every payload as Parley's at /chat.
string mode = args is [string first, ..] ? first : "tuned";
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.SetMinimumLevel(LogLevel.Warning);

// A WebSocket's request lasts as long as it: without this, each keeps an Activity and log scopes.
builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

IChatStore store = await ChatStores.OpenAsync(mode, builder.Configuration);
builder.Services.AddSingleton(store);
builder.Services.AddAuthentication(TokenAuthentication.Scheme)
    .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Scheme, configureOptions: null);
builder.Services.AddAuthorization();
builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ChatJsonContext.Default));

// What the load has in flight for each sender. With 1, the default, the hub would store a sender's messages one after the other.
builder.Services.AddSignalR(static options => options.MaximumParallelInvocationsPerClient = 4)
    .AddJsonProtocol(static options => options.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, ChatJsonContext.Default));

WebApplication app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapHub<ChatHub>("/chat", static options => options.Transports = HttpTransportType.WebSockets);
app.MapCompany();

await app.StartAsync();
Console.WriteLine($"ready {app.Urls.First()}");
await app.WaitForShutdownAsync();
