using System.Text.RegularExpressions;

namespace Parley.Server.Tests.Isolation;

/// <summary>An event that its entitled sender is acknowledged with success, and the places of ids in it; <c>{token}</c> is the sender's own.</summary>
internal sealed partial record SocketProbe(Needs Needs, string Namespace, string Event, string Body)
{
    private const string OwnToken = "token";

    /// <summary>The kinds of ids in it.</summary>
    public IReadOnlyList<string> Kinds =>
        [.. Place().Matches(Body).Select(static place => place.Groups["kind"].Value).Where(static kind => kind != OwnToken).Distinct()];

    /// <summary>Sends the event with the ids of <paramref name="own"/>, but <paramref name="id"/> for one kind of them.</summary>
    public Task<string> SendAsync(ProbeSocket socket, World own, string? kind = null, string? id = null) =>
        socket.AskAsync(Namespace, Event, Place().Replace(Body, place => place.Groups["kind"].Value switch
        {
            OwnToken => socket.Token,
            var found when found == kind => id!,
            var found => own.Ids(found)[0],
        }));

    [GeneratedRegex(@"\{(?<kind>[a-zA-Z]+)\}")]
    private static partial Regex Place();
}
