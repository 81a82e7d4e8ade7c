using Microsoft.Extensions.Options;

namespace Parley.Server.Auth;

/// <summary>
/// The public keys of an identity provider. They are fetched by <see cref="JwksRefresh"/> and for a key that is not known yet; while the
/// provider is away the keys that were fetched last go on.
/// </summary>
internal sealed partial class JwksKeys(
    IHttpClientFactory clients, IOptions<AuthOptions> options, TimeProvider time, ILogger<JwksKeys> logger) : IVerificationKeys, IDisposable
{
    /// <summary>The named client that fetches the keys.</summary>
    public const string HttpClientName = "Parley.Jwks";

    public static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Tokens with made-up key ids shall not turn the server against the provider.</summary>
    public static readonly TimeSpan MinFetchInterval = TimeSpan.FromSeconds(30);

    public const int MaxDocumentBytes = 256 * 1024;

    private readonly SemaphoreSlim _oneFetch = new(1);
    private volatile KeySet _keys = KeySet.Empty;
    private long? _lastFetch;

    public async ValueTask<VerificationKey?> FindAsync(string algorithm, string? keyId, CancellationToken cancellationToken)
    {
        if (_keys.Find(algorithm, keyId) is { } key)
        {
            return key;
        }

        if (!KeySet.Uses(algorithm))
        {
            return null;
        }

        await _oneFetch.WaitAsync(cancellationToken);
        try
        {
            // The fetch that was waited for may have brought it.
            if (_keys.Find(algorithm, keyId) is null && MayFetch())
            {
                // Not ended by the caller who happens to be first: the others wait for it as well.
                await FetchAsync(CancellationToken.None);
            }
        }
        finally
        {
            _oneFetch.Release();
        }

        return _keys.Find(algorithm, keyId);
    }

    /// <summary>Replaces the keys by those of the provider, unless that fails.</summary>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        await _oneFetch.WaitAsync(cancellationToken);
        try
        {
            return await FetchAsync(cancellationToken);
        }
        finally
        {
            _oneFetch.Release();
        }
    }

    public void Dispose() => _oneFetch.Dispose();

    private bool MayFetch() => _lastFetch is not { } last || time.GetElapsedTime(last) >= MinFetchInterval;

    private async Task<bool> FetchAsync(CancellationToken cancellationToken)
    {
        _lastFetch = time.GetTimestamp();
        try
        {
            using HttpClient client = clients.CreateClient(HttpClientName);
            byte[] document = await client.GetByteArrayAsync(new Uri(options.Value.JwksUrl!), cancellationToken);
            if (KeySet.TryParse(document, out KeySet? keys))
            {
                _keys = keys;
                LogFetched(logger, keys.Count);
                return true;
            }

            LogNotJwks(logger, _keys.Count);
        }
        catch (Exception exception) when (IsProviderAway(exception, cancellationToken))
        {
            LogFetchFailed(logger, exception.Message, _keys.Count);
        }

        return false;
    }

    private static bool IsProviderAway(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
