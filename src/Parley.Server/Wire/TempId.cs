namespace Parley.Server.Wire;

/// <summary>What a chat client calls a message until it has its id.</summary>
internal static class TempId
{
    /// <summary>From this length on it is taken to be unique, and makes sending again safe as a client id does.</summary>
    private const int LengthOfClientId = 16;

    /// <summary>The client id to store: the one that was given, else the temporary one if that is long enough.</summary>
    public static string? ClientIdOf(string? clientId, string? tempId) => clientId ?? (tempId is { Length: >= LengthOfClientId } ? tempId : null);
}
