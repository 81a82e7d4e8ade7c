using Parley.Messaging;
using Parley.Server.Auth;
using Parley.Server.Rest.Requests;

namespace Parley.Server.Demo;

/// <summary>What makes the server usable with no other system: people, conversations and tokens. In Development alone.</summary>
internal static class DemoExtensions
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(12);

    public static void AddParleyDemo(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
        {
            builder.Services.AddSingleton<DemoPlayer>();
            builder.Services.AddHostedService<DemoData>();
        }
    }

    /// <summary>Maps <c>GET /demo/people</c> and <c>POST /demo/login</c>, and serves the web app.</summary>
    public static void MapParleyDemo(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        RouteGroupBuilder demo = app.MapGroup("/demo").ExcludeFromDescription();
        demo.MapGet("/people", static () => TypedResults.Json(DemoPeople.All.Select(static person => new
        {
            person.UserId,
            person.CompanyId,
            person.Name,
            person.Part,
            person.Caller.IsService,
            Orders = OrdersOf(person),
        })));
        demo.MapPost("/login", LogIn);
        app.UseWebApp();
    }

    private static object OrdersOf(DemoPerson person) =>
        from order in DemoOrders.All
        where order.IsOf(person)
        select new { order.OrderId, order.Title, CustomerId = order.Customer.UserId, ProviderId = order.Provider.UserId };

    // Without a secret of ours, tokens come from the identity provider, and there is nothing to mint them with.
    private static IResult LogIn(DemoLogin login, IServiceProvider services, TimeProvider time)
    {
        if (DemoPeople.Find(login.UserId) is not { } person)
        {
            return Answers.Refuse(ParleyError.NotFound("Demo person"));
        }

        string token = services.GetRequiredService<TokenMinter>().Mint(person.Caller, person.Name, TokenLifetime);
        return TypedResults.Json(new DemoSession(token, person.UserId, person.CompanyId, person.Name, time.GetUtcNow() + TokenLifetime));
    }
}
