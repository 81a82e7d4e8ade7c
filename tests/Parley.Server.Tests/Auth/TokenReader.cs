using Microsoft.Extensions.Logging;
using Parley.Messaging;
using Parley.Server.Auth;
using Parley.TestKit.Logging;
using Parley.TestKit.Time;

namespace Parley.Server.Tests.Auth;

/// <summary>A validator with its clock and its log.</summary>
internal sealed class TokenReader : IDisposable
{
    private readonly LoggerFactory _loggers;
    private readonly TokenValidator _validator;

    public TokenReader(AuthOptions? options = null, IVerificationKeys? keys = null, FakeTime? time = null)
    {
        Time = time ?? new FakeTime();
        _loggers = new LoggerFactory([Logs], new LoggerFilterOptions { MinLevel = LogLevel.Debug });
        _validator = new TokenValidator(
            keys ?? new SecretKeys(TokenForge.Secret),
            new TokenClaims(options ?? new AuthOptions(), Time),
            new Logger<TokenValidator>(_loggers));
    }

    public FakeTime Time { get; }

    public CapturedLogs Logs { get; } = new();

    /// <summary>What a token says; null when it is refused, which always looks alike.</summary>
    public async Task<ValidToken?> ReadAsync(string? token)
    {
        Result<ValidToken> result = await _validator.ValidateAsync(token, TestContext.Current.CancellationToken);
        if (result.Succeeded(out ValidToken? valid, out ParleyError? error))
        {
            return valid;
        }

        Assert.Same(ParleyError.Unauthorized, error);
        return null;
    }

    /// <summary>What a right signature makes of a payload.</summary>
    public Task<ValidToken?> ReadPayloadAsync(string payload) => ReadAsync(TokenForge.Hs256(payload));

    public void Dispose() => _loggers.Dispose();
}
