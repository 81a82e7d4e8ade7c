using System.Diagnostics;

namespace Parley.TestKit.Processes;

/// <summary>A program and how to start it.</summary>
public sealed record ServerProgram(string File, params IReadOnlyList<string> Arguments)
{
    // The program keeps the id of this shell, so that it can be signalled and its exit code is its own. The watchdog that the shell leaves
    // behind waits for the end of the pipe, which the test process holds: when it closes it, or dies in whatever way, the program, its
    // children and its group are killed. The watchdog is no child of the program (a parent may mind children that it does not know), and
    // being a member of the group keeps the group's id from being used again.
    private const string Launcher = """
        exec 3<&0 </dev/null
        ( (
          exec >/dev/null 2>&1
          trap '' HUP INT TERM
          while read -r _ <&3; do :; done
          kill -STOP $$
          for status in $(grep -lsx "PPid:[[:space:]]*$$" /proc/[0-9]*/status); do
            child=${status#/proc/}
            kill -KILL "${child%/status}"
          done
          kill -KILL -$$
        ) & )
        exec 3<&-
        exec "$@"
        """;

    /// <summary>Added to the environment of the test process; null takes a variable away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The folder that it runs in; that of the test process when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Whom it runs as; the user of the test process when null.</summary>
    public UnprivilegedUser? User { get; init; }

    /// <summary>A .NET program.</summary>
    public static ServerProgram Dotnet(string assembly, params IReadOnlyList<string> arguments) =>
        new("dotnet", [assembly, .. arguments]);

    public override string ToString() => string.Join(' ', [File, .. Arguments]);

    internal ProcessStartInfo ToStartInfo()
    {
        string[] command = [.. User?.Prefix ?? [], "setsid", "sh", "-c", Launcher, "sh", File, .. Arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = WorkingDirectory ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
