using System.Net.Http.Json;

namespace Parley.Bench.Load;

/// <summary>What the server's GET /stats says of its process.</summary>
internal sealed record ServerStats(string Runtime, long RssBytes, double CpuSeconds, long HeapBytes, long HeapCommittedBytes, int Threads)
{
    /// <param name="server">The server's address.</param>
    /// <param name="collect">Whether the server collects garbage before it answers.</param>
    public static async Task<ServerStats> ReadAsync(Uri server, bool collect = false)
    {
        using var client = new HttpClient();
        var address = new Uri(server, collect ? "/stats?collect=true" : "/stats");
        return await client.GetFromJsonAsync(address, LoadJsonContext.Default.ServerStats)
            ?? throw new InvalidDataException("The server has no statistics.");
    }
}
