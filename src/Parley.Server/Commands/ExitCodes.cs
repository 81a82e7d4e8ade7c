namespace Parley.Server.Commands;

/// <summary>What the program tells its caller.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;

    /// <summary>The command line or a setting is wrong; nothing was tried.</summary>
    public const int WrongUsage = 2;
}
