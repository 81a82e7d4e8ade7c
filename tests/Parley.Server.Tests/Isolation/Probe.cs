using System.Text.RegularExpressions;
using Parley.Server.Rest.Dialects;
using Parley.Server.Tests.Rest;

namespace Parley.Server.Tests.Isolation;

/// <summary>
/// A call that its entitled caller is answered with success, and the places of ids in it: <c>{conversation}</c>, <c>{message}</c> and so
/// on.
/// </summary>
/// <param name="Needs">Who may make it.</param>
/// <param name="Call">Method and path; <c>T</c> stands for each mount of conversations.</param>
/// <param name="Body">What is sent.</param>
internal sealed partial record Probe(Needs Needs, string Call, string? Body = null)
{
    /// <summary>The kinds of ids in it.</summary>
    public IReadOnlyList<string> Kinds => [.. Place().Matches(Call + Body).Select(static place => place.Groups["kind"].Value).Distinct()];

    /// <summary>The same call on each mount.</summary>
    public IEnumerable<Probe> OnEachMount() => Call.Split(' ') is [var method, ['T', .. var rest]]
        ? KnownDialects.All.Select(dialect => this with { Call = $"{method} {dialect.Path}{rest}" })
        : [this];

    /// <summary>The endpoint that answers it, as the route table names it.</summary>
    public string Route
    {
        get
        {
            string path = Call.Split('?')[0].Replace("{member}", "{userId}", StringComparison.Ordinal);
            return Place().Replace(path, static place => place.Groups["kind"].Value == "userId" ? place.Value : "{id}");
        }
    }

    /// <summary>Makes the call with the ids of <paramref name="own"/>, but <paramref name="id"/> for one kind of them.</summary>
    public Task<RestAnswer> SendAsync(RestClient caller, World own, string? kind = null, string? id = null)
    {
        string[] call = Fill(Call).Split(' ');
        return caller.SendAsync(new HttpMethod(call[0]), call[1], Body is null ? null : Fill(Body));

        string Fill(string template) => Place().Replace(
            template, place => place.Groups["kind"].Value is var found && found == kind ? id! : own.Ids(found)[0]);
    }

    [GeneratedRegex(@"\{(?<kind>[a-zA-Z]+)\}")]
    private static partial Regex Place();
}
