namespace Parley.Server.Commands;

/// <summary>What follows <c>parley</c> without a command is for the host: <c>--key value</c>, <c>--key=value</c> or <c>key=value</c>.</summary>
internal static class HostArguments
{
    /// <summary>The first word that is not for the host, most likely a misspelt command; null when there is none.</summary>
    public static string? FindStray(IReadOnlyList<string> arguments)
    {
        for (int index = 0; index < arguments.Count; index++)
        {
            string argument = arguments[index];
            if (argument.Contains('=', StringComparison.Ordinal))
            {
                continue;
            }

            if (!argument.StartsWith("--", StringComparison.Ordinal))
            {
                return argument;
            }

            index++;
        }

        return null;
    }
}
