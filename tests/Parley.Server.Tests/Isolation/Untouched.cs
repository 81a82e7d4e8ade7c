using Parley.Server.Tests.Hosts;

namespace Parley.Server.Tests.Isolation;

/// <summary>Asserts that no row of a company has changed meanwhile, and that nothing was told of it.</summary>
internal sealed class Untouched : IDisposable
{
    private readonly IsolationServer _server;
    private readonly string _company;
    private readonly IReadOnlyList<string> _before;
    private readonly EventLog _events;

    private Untouched(IsolationServer server, string company, IReadOnlyList<string> before)
    {
        (_server, _company, _before) = (server, company, before);
        _events = server.Listen(company);
    }

    public static async Task<Untouched> WatchAsync(IsolationServer server, string company)
    {
        IReadOnlyList<string> before = await DatabaseContent.OfCompanyAsync(server.Database, company);
        Assert.Contains(before, static line => line.StartsWith("messages: ", StringComparison.Ordinal));
        return new Untouched(server, company, before);
    }

    public async Task AssertAsync()
    {
        Assert.Equal(_before, await DatabaseContent.OfCompanyAsync(_server.Database, _company));
        Assert.Empty(_events.All);
    }

    public void Dispose() => _events.Dispose();
}
