using System.CommandLine;
using System.Data.Common;
using Parley.Server.Operations;
using Parley.Server.Settings;

namespace Parley.Server.Commands;

/// <summary><c>backup</c>, <c>restore</c> and <c>epoch renew</c>. Of the settings they read only those of the database.</summary>
internal sealed class MaintenanceCommands(Func<DatabaseUrl, IDatabaseMaintenance> open, TextWriter output, TextWriter error)
{
    public IEnumerable<Command> Build() => [Backup(), Restore(), Epoch()];

    private Command Backup()
    {
        var file = new Argument<string>("FILE") { Description = "The new file; it must not exist yet" };
        file.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } path && Path.Exists(path))
            {
                result.AddError($"{path} exists already and is not overwritten.");
            }
        });
        var command = new Command("backup", "Copy the database into a file, while the server runs or not") { file };
        command.SetAction((parsed, cancellationToken) => RunAsync(async database =>
        {
            await database.BackupAsync(parsed.GetRequiredValue(file), cancellationToken);
            return $"Backed up to {parsed.GetRequiredValue(file)}";
        }));
        return command;
    }

    private Command Restore()
    {
        var file = new Argument<string>("FILE") { Description = "A file that backup has made" };
        file.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } path && !File.Exists(path))
            {
                result.AddError($"{path} does not exist.");
            }
        });
        var command = new Command("restore", "Replace the database by a backup; stop the server first") { file };
        command.SetAction((parsed, cancellationToken) => RunAsync(async database =>
        {
            string? before = await database.RestoreAsync(parsed.GetRequiredValue(file), cancellationToken);
            return $"Restored from {parsed.GetRequiredValue(file)}. Every client loads its conversations anew."
                + (before is null ? "" : $" The database that was there is {before} now.");
        }));
        return command;
    }

    private Command Epoch()
    {
        var renew = new Command("renew", "Make every client load its conversations anew, as after restoring the database by other means");
        renew.SetAction((_, cancellationToken) => RunAsync(async database =>
        {
            await database.RenewEpochAsync(cancellationToken);
            return "The epoch is renewed. Every client loads its conversations anew.";
        }));
        return new Command("epoch", "The mark by which clients notice that the database is another one") { renew };
    }

    private async Task<int> RunAsync(Func<IDatabaseMaintenance, Task<string>> act)
    {
        try
        {
            await output.WriteLineAsync(await act(open(ReadDatabaseUrl())));
            return ExitCodes.Done;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("parley: stopped before the end.");
            return ExitCodes.Failed;
        }
        catch (Exception e)
            when (e is MaintenanceException or DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            await error.WriteLineAsync($"parley: {OneLine.Of(e.Message)}");
            return ExitCodes.Failed;
        }
        catch (Exception e)
        {
            return await StartFailure.ReportAsync(e, error);
        }
    }

    private static DatabaseUrl ReadDatabaseUrl()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        EnvironmentNames.MapOnto(builder.Configuration);
        return DatabaseRule.Read(builder.Configuration, builder.Environment);
    }
}
