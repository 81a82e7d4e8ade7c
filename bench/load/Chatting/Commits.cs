using System.Globalization;

namespace Parley.Bench.Load.Chatting;

/// <summary>What the server's GET /metrics says of its transactions.</summary>
internal readonly record struct Commits(double Messages, double Transactions)
{
    public static async Task<Commits> ReadAsync(Uri server)
    {
        using var client = new HttpClient();
        string[] lines = (await client.GetStringAsync(new Uri(server, "/metrics"))).Split('\n');
        return new Commits(Value(lines, "parley_messages_stored_total "), Value(lines, "parley_append_commits_total "));
    }

    /// <summary>Messages that shared a transaction, on average, since an earlier moment.</summary>
    public double MessagesEachSince(Commits before) => (Messages - before.Messages) / Math.Max(1, Transactions - before.Transactions);

    private static double Value(string[] lines, string name) =>
        Array.Find(lines, line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? double.Parse(line.AsSpan(name.Length), CultureInfo.InvariantCulture)
            : 0;
}
