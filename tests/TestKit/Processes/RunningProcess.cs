using System.Globalization;
using System.Runtime.InteropServices;
using Parley.TestKit.Waiting;

namespace Parley.TestKit.Processes;

/// <summary>A process of this machine as <c>/proc</c> shows it.</summary>
public readonly record struct RunningProcess(int Id)
{
    private const int NoSuchProcess = 3;

    /// <summary>Whether it exists and is more than a name that nobody has asked for its exit code.</summary>
    public bool IsRunning => ReadStatus("State:") is not (null or ['Z' or 'X', ..]);

    private string Folder => $"/proc/{Id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Sends a signal; to a process that has ended it is nothing.</summary>
    public void Send(Signal signal) => Send(Id, signal);

    /// <summary>Sends a signal to all processes of the group that this one leads.</summary>
    public void SendToGroup(Signal signal) => Send(-Id, signal);

    /// <summary>Stops it, and returns when it does not run any more.</summary>
    public async Task SuspendAsync()
    {
        Send(Signal.Stop);
        await Task.Run(WaitUntilStopped);
    }

    /// <summary>The processes that it started itself.</summary>
    public IReadOnlyList<RunningProcess> Children()
    {
        int parent = Id;
        return
        [
            .. Directory.EnumerateDirectories("/proc")
                .Select(static folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id) ? id : 0)
                .Where(static id => id > 0)
                .Select(static id => new RunningProcess(id))
                .Where(process => process.ReadStatus("PPid:") is { } value && int.Parse(value, CultureInfo.InvariantCulture) == parent),
        ];
    }

    private static void Send(int target, Signal signal)
    {
        if (LibC.Kill(target, (int)signal) != 0 && Marshal.GetLastPInvokeError() is var error and not NoSuchProcess)
        {
            throw new InvalidOperationException($"Signal {signal} to {target}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    // The signal is on its way when kill(2) returns; the process stops a few microseconds later.
    private void WaitUntilStopped()
    {
        RunningProcess self = this;
        if (!SpinWait.SpinUntil(() => self.ReadStatus("State:") is null or ['T' or 't' or 'Z' or 'X', ..], Deadline.Default))
        {
            throw new TimeoutException($"Process {Id} did not stop.");
        }
    }

    private string? ReadStatus(string key)
    {
        try
        {
            string? line = File.ReadLines($"{Folder}/status").FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
            return line?[key.Length..].Trim();
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }
}
