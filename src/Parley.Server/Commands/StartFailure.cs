using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Parley.Server.Operations;
using Parley.Server.Settings;

namespace Parley.Server.Commands;

/// <summary>Tells in one line each what its user can mend; only what nobody foresaw comes with a stack trace.</summary>
internal static class StartFailure
{
    public static async Task<int> ReportAsync(Exception failure, TextWriter error)
    {
        (IEnumerable<string> lines, int code) = failure switch
        {
            SettingsException settings => (settings.Mistakes, ExitCodes.WrongUsage),
            OptionsValidationException options => (options.Failures, ExitCodes.WrongUsage),
            AggregateException several when several.InnerExceptions.All(static inner => inner is OptionsValidationException) => (
                several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(static options => options.Failures), ExitCodes.WrongUsage),
            InvalidDataException { InnerException: { } inner } file => (
                [$"{file.Message} {inner.GetBaseException().Message}"], ExitCodes.WrongUsage),
            IOException { InnerException: AddressInUseException } address => ([address.Message], ExitCodes.Failed),
            MaintenanceException refused => ([refused.Message], ExitCodes.Failed),
            DbException database => ([$"The database cannot be used: {database.Message}"], ExitCodes.Failed),
            SocketException socket => ([$"The address cannot be listened on: {socket.Message}"], ExitCodes.Failed),
            _ => ([], ExitCodes.Failed),
        };
        string[] known = [.. lines];
        foreach (string line in known)
        {
            await error.WriteLineAsync($"parley: {OneLine.Of(line)}");
        }

        if (known.Length == 0)
        {
            await error.WriteLineAsync($"parley: ended by an error that it did not foresee. {failure}");
        }

        return code;
    }
}
