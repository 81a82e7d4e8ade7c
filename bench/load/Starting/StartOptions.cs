namespace Parley.Bench.Load.Starting;

/// <summary>The settings of <see cref="StartScenario"/>. The server's own settings are those of the environment.</summary>
/// <param name="Server">The path of Parley.Server.dll.</param>
/// <param name="Secret">What the server's tokens are signed with.</param>
/// <param name="HasDatabase">Whether a server has been started on the database before, and has users and a conversation.</param>
internal sealed record StartOptions(string Server, string Secret, bool HasDatabase)
{
    public static StartOptions Parse(Arguments arguments) => new(
        arguments.Text("server"),
        arguments.Text("secret"),
        arguments.Number("existing", 0, min: 0, max: 1) == 1);
}
