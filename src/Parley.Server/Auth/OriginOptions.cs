namespace Parley.Server.Auth;

/// <summary>Which pages in browsers may call the server.</summary>
public sealed class OriginOptions
{
    /// <summary>Stands for every origin, without credentials.</summary>
    public const string Any = "*";

    /// <summary>
    /// Origins such as <c>https://shop.example</c>, which may send credentials, or <see cref="Any"/>. Environment: <c>CORS_ORIGINS</c>,
    /// separated by commas. Default: none, so that only pages of the own host may call.
    /// </summary>
    public IList<string> Origins { get; } = [];

    /// <summary>Takes the origins of a list as <c>CORS_ORIGINS</c> has it; nothing of one that is empty.</summary>
    public void Add(string? commaSeparated)
    {
        foreach (string origin in (commaSeparated ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Origins.Add(origin);
        }
    }
}
