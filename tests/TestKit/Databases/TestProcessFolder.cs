using System.Diagnostics;

namespace Parley.TestKit.Databases;

/// <summary>The one folder that all temporary folders of a test process lie in.</summary>
internal static class TestProcessFolder
{
    // Ends when the pipe closes that the test process holds, so after that process in any case. Who still writes into the folder is being
    // killed meanwhile by the watchdogs of the programs. What a killed PostgreSQL leaves outside is a segment of shared memory; its number
    // stands in the seventh line of postmaster.pid.
    private const string Watchdog = """
        exec >/dev/null
        trap '' HUP INT TERM
        while read -r _; do :; done
        for file in "$1"/*/data/postmaster.pid; do
          [ -r "$file" ] && ipcrm -m "$(sed -n '7s/.* //p' "$file")" 2>&1
        done
        attempts=0
        until rm -rf "$1" 2>&1 || [ $attempts -eq 100 ]; do
          attempts=$((attempts + 1))
          sleep 0.1
        done
        """;

    // Not the folder of TMPDIR: another user must be able to enter it, and the path of a socket may have 107 bytes only.
    private const string Parent = "/tmp";

    private const UnixFileMode EverybodyEnters =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly Lazy<(string Path, Process Watchdog)> Guarded = new(Create);

    public static string Path => Guarded.Value.Path;

    private static (string Path, Process Watchdog) Create()
    {
        string path = System.IO.Path.Combine(Parent, $"parley-tests-{System.IO.Path.GetRandomFileName()}");
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Watchdog, "sh", path]) { RedirectStandardInput = true };
        Process watchdog = Process.Start(start) ?? throw new InvalidOperationException("The watchdog of the temporary folders did not start.");
        Directory.CreateDirectory(path, EverybodyEnters);
        File.SetUnixFileMode(path, EverybodyEnters);
        return (path, watchdog);
    }
}
