using Parley.Messaging.Events;
using Parley.Messaging.Orders;
using Parley.Samples.Host;
using Parley.Server;

// A shop with orders of its own. Parley gives every order a conversation of its customer and its provider, below /chat-api.
//   JWT_SECRET=$(openssl rand -base64 48) dotnet run --project samples/host
var builder = WebApplication.CreateBuilder(args);
builder.Configuration["Parley:PathBase"] = "/chat-api";
builder.Services.AddSingleton<Shop>();
builder.Services.AddSingleton<Letters>();

// Parley asks the shop for an order when somebody opens its conversation for the first time.
builder.Services.AddSingleton<IOrderDirectory>(services => services.GetRequiredService<Shop>());
builder.Services.AddParley(builder.Configuration, builder.Environment);

var app = builder.Build();
app.MapParley();

// Whoever is not there when a message comes gets a letter.
var letters = app.Services.GetRequiredService<Letters>();
app.Services.GetRequiredService<HostEvents>().On<MessageUndelivered>((missed, _) =>
{
    letters.Send(missed.UserIds, $"New message about order {missed.Conversation.OrderId}");
    return Task.CompletedTask;
});

// A real shop would know its customers by their session.
app.MapPost("/sign-in/{userId}", (string userId, IConfiguration configuration) => Tokens.For(userId, configuration["JWT_SECRET"]!));
app.MapPost("/orders/{id}", (string id, string customer, string provider, Shop shop) => shop.Take(id, customer, provider));

// Once this returns, nobody can write in the order's conversation any more.
app.MapPost("/orders/{id}/cancel", async (string id, Shop shop, OrderBook parley) =>
    (await parley.PutAsync(shop.Cancel(id))).Error?.Code ?? "canceled");
app.MapGet("/letters/{userId}", (string userId) => letters.Of(userId));
app.Run();
