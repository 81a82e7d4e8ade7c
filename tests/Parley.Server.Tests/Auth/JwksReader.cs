using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Server.Auth;
using Parley.TestKit.Logging;
using Parley.TestKit.Time;

namespace Parley.Server.Tests.Auth;

/// <summary>A validator with the keys of an identity provider, wired as the server wires it.</summary>
internal sealed class JwksReader : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TokenReader _tokens;

    public JwksReader(string url, TimeSpan? fetchTimeout = null)
    {
        var services = new ServiceCollection();
        Observed = new ObservedTime(Time);
        services.AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Debug));
        services.AddSingleton<TimeProvider>(Observed);
        services.AddParleyAuth();
        services.Configure<AuthOptions>(options => options.JwksUrl = url);
        if (fetchTimeout is { } timeout)
        {
            services.AddHttpClient(JwksKeys.HttpClientName, client => client.Timeout = timeout);
        }

        _services = services.BuildServiceProvider();
        _tokens = new TokenReader(keys: _services.GetRequiredService<IVerificationKeys>(), time: Time);
    }

    public FakeTime Time { get; } = new();

    public ObservedTime Observed { get; }

    public CapturedLogs Logs { get; } = new();

    public IEnumerable<string> Warnings => Logs.All.Where(static log => log.Level == LogLevel.Warning).Select(static log => log.Message);

    public JwksKeys Keys => _services.GetRequiredService<JwksKeys>();

    public JwksRefresh Refresh => _services.GetServices<IHostedService>().OfType<JwksRefresh>().Single();

    public async Task<bool> AcceptsAsync(string token) => await _tokens.ReadAsync(token) is not null;

    public ValueTask DisposeAsync()
    {
        _tokens.Dispose();
        return _services.DisposeAsync();
    }
}
