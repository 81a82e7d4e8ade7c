using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Parley.Samples.Host;

/// <summary>Signs what Parley believes of a user: any JWT library does, with the same secret.</summary>
internal static class Tokens
{
    public static string For(string userId, string secret)
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret));
        long expires = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();
        return new JsonWebTokenHandler().CreateToken(
            $$"""{"sub":"{{userId}}","exp":{{expires}}}""", new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
    }
}
