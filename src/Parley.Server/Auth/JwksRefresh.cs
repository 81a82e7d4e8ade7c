using Microsoft.Extensions.Options;

namespace Parley.Server.Auth;

/// <summary>Fetches the keys at the start and every hour, so that a key that was removed ends even where no new one is asked for.</summary>
internal sealed class JwksRefresh(IOptions<AuthOptions> options, IServiceProvider services, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrEmpty(options.Value.JwksUrl))
        {
            return;
        }

        JwksKeys keys = services.GetRequiredService<JwksKeys>();
        while (!stoppingToken.IsCancellationRequested)
        {
            bool fetched = await keys.RefreshAsync(stoppingToken);
            await Task.Delay(fetched ? Interval : JwksKeys.MinFetchInterval, time, stoppingToken);
        }
    }
}
