using Parley.SocketIO;

namespace Parley.Conformance.InteropHost;

/// <summary>A namespace that asks for a token.</summary>
internal static class AdminNamespace
{
    public static void Configure(Namespace admin) => admin
        .Use(static (context, next) =>
        {
            if (context.GetAuth<Credentials>().Token == "secret")
            {
                return next();
            }

            context.Refuse("unauthorized", new Dictionary<string, string> { ["code"] = "bad_token" });
            return Task.CompletedTask;
        })
        .Use(Welcome.SendAsync)
        .On("echo", Echo.Handle);

    private sealed record Credentials(string? Token = null);
}
