using Microsoft.Extensions.Options;
using Parley.Server.Operations;
using Parley.Server.Settings;

namespace Parley.Server.Commands;

/// <summary>Runs the server until it is told to end.</summary>
internal sealed class ServerRun(Func<string[], WebApplication> build, TextWriter error)
{
    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        if (HostArguments.FindStray(args) is { } stray)
        {
            await error.WriteLineAsync($"parley: there is no command '{OneLine.Of(stray)}'. See parley --help.");
            return ExitCodes.WrongUsage;
        }

        try
        {
            await using WebApplication app = build(args);

            // The host would do both too, but log a failure with a stack trace.
            app.Services.GetService<IStartupValidator>()?.Validate();
            if (app.Services.GetService<DatabaseStart>() is { } database)
            {
                await database.StartAsync(cancellationToken);
            }

            BackgroundService[] background = [.. app.Services.GetServices<IHostedService>().OfType<BackgroundService>()];
            await app.RunAsync(cancellationToken);
            return background.Any(static service => service.ExecuteTask?.IsFaulted == true) ? ExitCodes.Failed : ExitCodes.Done;
        }
        catch (Exception e)
        {
            return await StartFailure.ReportAsync(e, error);
        }
    }
}
