using System.Globalization;

namespace Parley.TestKit.Processes;

/// <summary>Whom programs run as that refuse to run as root.</summary>
public sealed record UnprivilegedUser(string Name, uint UserId, uint GroupId)
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>The user to become when the tests run as root; otherwise null: they run as somebody unprivileged already.</summary>
    public static UnprivilegedUser? ForRoot { get; } = Environment.IsPrivilegedProcess ? Find() : null;

    /// <summary>The words before a command that make it run as this user.</summary>
    public IReadOnlyList<string> Prefix =>
    [
        "setpriv",
        "--reuid=" + UserId.ToString(CultureInfo.InvariantCulture),
        "--regid=" + GroupId.ToString(CultureInfo.InvariantCulture),
        "--clear-groups",
    ];

    private static UnprivilegedUser Find()
    {
        ILookup<string, string[]> users = File.ReadLines("/etc/passwd")
            .Select(static line => line.Split(':'))
            .Where(static fields => fields.Length > 3)
            .ToLookup(static fields => fields[0], StringComparer.Ordinal);
        string[] found = Candidates.SelectMany(name => users[name]).FirstOrDefault()
            ?? throw new InvalidOperationException("The tests run as root, and neither the user postgres nor nobody exists.");
        return new UnprivilegedUser(
            found[0], uint.Parse(found[2], CultureInfo.InvariantCulture), uint.Parse(found[3], CultureInfo.InvariantCulture));
    }
}
