using System.Text.Encodings.Web;
using Parley.Messaging;

namespace Parley.Server.Auth;

/// <summary>
/// Decides whether a token is believed. Why one is not is logged at Debug and told to nobody; revocation is asked for elsewhere
/// (<see cref="ITokenRevocations"/>).
/// </summary>
internal sealed partial class TokenValidator(IVerificationKeys keys, TokenClaims claims, ILogger<TokenValidator> logger)
{
    private const int MaxLoggedLength = 64;

    public async ValueTask<Result<ValidToken>> ValidateAsync(string? token, CancellationToken cancellationToken)
    {
        if (token is null || !CompactToken.TryParse(token, out CompactToken? parts))
        {
            return Refuse("it is not a signed token of at most 16 KB");
        }

        if (!TokenHeader.TryRead(parts.Header, out TokenHeader header, out string? refusal))
        {
            return Refuse(refusal);
        }

        if (await keys.FindAsync(header.Algorithm, header.KeyId, cancellationToken) is not { } key)
        {
            return Refuse($"we have no key for alg {ForLog(header.Algorithm)} and kid {ForLog(header.KeyId)}");
        }

        if (!key.Verifies(parts.Signed, parts.Signature))
        {
            return Refuse("the signature is wrong");
        }

        return claims.TryRead(parts.Payload, out ValidToken? valid, out refusal) ? valid : Refuse(refusal);
    }

    private ParleyError Refuse(string reason)
    {
        LogRefused(logger, reason);
        return ParleyError.Unauthorized;
    }

    /// <summary>What an unproven header says, so that it can neither end the line of a log nor fill the disk.</summary>
    private static string ForLog(string? text) =>
        text is null ? "(none)" : JavaScriptEncoder.Default.Encode(text.Length <= MaxLoggedLength ? text : text[..MaxLoggedLength]);
}
