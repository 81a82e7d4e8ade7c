using System.CommandLine;
using System.CommandLine.Help;
using Parley.Server.Operations;
using Parley.Server.Settings;

namespace Parley.Server.Commands;

/// <summary>The program <c>parley</c>: runs the server, or does one thing to its database.</summary>
/// <param name="build">Builds the server with the arguments that are the host's.</param>
/// <param name="maintenance">Opens the database for one of the commands.</param>
public sealed class ParleyCommandLine(Func<string[], WebApplication> build, Func<DatabaseUrl, IDatabaseMaintenance> maintenance)
{
    private const string Description = """
        Parley, a self-hosted chat server. Without a command it runs the server; options such as
        --urls http://0.0.0.0:5080 then go to the host. Settings come from the environment
        (JWT_SECRET, DATABASE_URL, CORS_ORIGINS, Parley__Limits__...) or from appsettings.json.

        Exit codes: 0 done, 1 failed, 2 wrong usage or settings.
        """;

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        output ??= Console.Out;
        error ??= Console.Error;
        Command parley = BuildCommands(args, output, error);
        ParseResult parsed = parley.Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (FindMistake(parsed, parley) is { } mistake)
        {
            await error.WriteLineAsync($"parley: {OneLine.Of(mistake)} See parley --help.");
            return ExitCodes.WrongUsage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,

            // The host has its own answer to signals, which may take longer; for the commands Ctrl+C cancels.
            ProcessTerminationTimeout = parsed.CommandResult.Command == parley ? null : TimeSpan.FromSeconds(5),
        });
    }

    private static string? FindMistake(ParseResult parsed, Command parley) => parsed switch
    {
        { Errors: [var error, ..] } => error.Message,

        // Only the server takes what is not known here.
        { UnmatchedTokens: [var token, ..] } when parsed.CommandResult.Command != parley =>
            $"'{token}' is nothing that {parsed.CommandResult.Command.Name} takes.",
        _ => null,
    };

    private Command BuildCommands(string[] args, TextWriter output, TextWriter error)
    {
        var server = new ServerRun(build, error);
        var parley = new Command("parley", Description)
        {
            new HelpOption(),
            VersionOption(output),
        };
        parley.TreatUnmatchedTokensAsErrors = false;
        parley.SetAction((_, cancellationToken) => server.RunAsync(args, cancellationToken));
        foreach (Command command in new MaintenanceCommands(maintenance, output, error).Build())
        {
            parley.Add(command);
        }

        return parley;
    }

    private static Option<bool> VersionOption(TextWriter output) => new("--version")
    {
        Description = "Show the version",
        Action = new VersionAction(output),
    };
}
