using Parley.Messaging.Users;
using Parley.Server.Auth;

namespace Parley.Server.Tests.Isolation;

/// <summary>Tokens that open nothing.</summary>
internal static class BadToken
{
    public static readonly TheoryData<string> Kinds = ["none", "expired", "changed", "of another secret", "no token at all"];

    public static string? Make(string kind, IsolationServer server, Caller caller)
    {
        string good = server.Mint(caller, name: null);
        return kind switch
        {
            "none" => null,
            "expired" => server.Mint(caller, name: null, TimeSpan.FromSeconds(-6)),
            "changed" => $"{good[..^2]}{(good[^2] == 'A' ? 'B' : 'A')}{good[^1]}",
            "of another secret" => new TokenMinter(new AuthOptions { JwtSecret = new string('s', 64) }, TimeProvider.System)
                .Mint(caller, name: null, TimeSpan.FromHours(1)),
            _ => "nonsense",
        };
    }
}
